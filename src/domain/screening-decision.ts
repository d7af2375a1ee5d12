/** What tells a screened party from another: what was declared of it. */
export type ComparedParty = {
  readonly id?: string;
  readonly name?: string;
  readonly country?: string;
};

/**
 * What a party is told by, where a person has decided on it: all of identifier, name and country, but for case and
 * spaces. Whoever declares another name under a cleared identifier, or another identifier under a cleared name, is asked
 * of anew.
 */
export function partyKey({ id, name, country }: ComparedParty): string {
  return JSON.stringify([plain(id), plain(name), country ?? null]);
}

function plain(text: string | undefined): string | null {
  return text === undefined ? null : text.normalize('NFKC').trim().replace(/\s+/gu, ' ').toUpperCase();
}
