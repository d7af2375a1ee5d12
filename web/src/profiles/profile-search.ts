/** The parts of a profile's page, of which one is shown. */
export const profileParts = ['overview', 'impact', 'shadow', 'versions', 'readers'] as const;
export type ProfilePart = (typeof profileParts)[number];

/** What of a profile is shown, as the address says: which version, and which one it is compared with. */
export type ProfileSearch = {
  readonly part?: Exclude<ProfilePart, 'overview'>;
  readonly version?: number;
  readonly against?: number;
};

/** Reads the address; what names nothing is left out. */
export function readProfileSearch(search: Readonly<Record<string, unknown>>): ProfileSearch {
  const part = profileParts.find((one) => one === search.part);
  const version = versionOf(search.version);
  const against = versionOf(search.against);
  return {
    ...(part === undefined || part === 'overview' ? {} : { part }),
    ...(version === undefined ? {} : { version }),
    ...(against === undefined ? {} : { against }),
  };
}

function versionOf(text: unknown): number | undefined {
  const number = Number(text);
  return Number.isInteger(number) && number > 0 && number < 2 ** 31 ? number : undefined;
}
