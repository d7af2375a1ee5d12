/** Where the list of items is opened: at one item, or at one of its pages. */
export type DeclarationSearch = { readonly item?: number; readonly items?: number };

export function readDeclarationSearch(search: Readonly<Record<string, unknown>>): DeclarationSearch {
  const item = ordinalOf(search.item);
  const items = ordinalOf(search.items);
  return { ...(item === undefined ? {} : { item }), ...(items === undefined ? {} : { items }) };
}

function ordinalOf(text: unknown): number | undefined {
  const number = Number(text);
  return Number.isInteger(number) && number > 0 ? number : undefined;
}
