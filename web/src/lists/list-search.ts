/** The parts of a list's page, of which one is shown. */
export const listParts = ['entries', 'versions', 'change'] as const;
export type ListPart = (typeof listParts)[number];

/** What of a list is shown, as the address says. */
export type ListSearch = {
  readonly part?: Exclude<ListPart, 'entries'>;
  /** Entries that hold this text. */
  readonly text?: string;
  /** Entries of this version; of the one in force when absent. */
  readonly version?: number;
};

/** Reads the address; what names nothing is left out. */
export function readListSearch(search: Readonly<Record<string, unknown>>): ListSearch {
  const part = listParts.find((one) => one === search.part);
  const text = typeof search.text === 'string' ? search.text.trim().slice(0, 128) : '';
  const version = Number(search.version);
  return {
    ...(part === undefined || part === 'entries' ? {} : { part }),
    ...(text === '' ? {} : { text }),
    ...(Number.isInteger(version) && version > 0 && version < 2 ** 31 ? { version } : {}),
  };
}
