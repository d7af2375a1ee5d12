/** Which two rule books are compared, as the address says. */
export type RuleBooksSearch = { readonly from?: string; readonly to?: string };

/** Reads the address; what is no hash is left out, and one alone compares nothing. */
export function readRuleBooksSearch(search: Readonly<Record<string, unknown>>): RuleBooksSearch {
  const { from, to } = search;
  return isHash(from) && isHash(to) ? { from, to } : {};
}

function isHash(text: unknown): text is string {
  return typeof text === 'string' && /^sha256:[0-9a-f]{64}$/.test(text);
}
