import type { Declaration } from './declaration.ts';
import type { GoodsItem } from './goods-item.ts';

/** What is known, as conditions compare it. */
export type KnownValue = string | number | boolean | readonly string[];

/**
 * What is known of something beyond what was declared, by the steps of a field's path: `history.importer.declarations`
 * stands at `history`, `importer`, `declarations`.
 */
export type Known = { readonly [step: string]: Known | KnownValue | undefined };

/** What was known of a declaration when it was decided, and of each of its items in the order they stand. */
export type KnownFacts = { readonly header: Known; readonly items: readonly Known[] };

/** What a history tells where there is none. */
export const nothingTold: KnownFacts = { header: {}, items: [] };

/** An item, and what is known of it. */
export type KnownItem = GoodsItem & { readonly known?: Known };

/** A declaration, and what is known of it: nothing, where it is a declaration alone. */
export type KnownDeclaration = Omit<Declaration, 'items'> & {
  readonly items: readonly KnownItem[];
  readonly known?: Known;
};

/** The declaration with what is known of it beside it, as conditions ask it. */
export function withKnown(declaration: Declaration, known: KnownFacts | undefined): KnownDeclaration {
  if (known === undefined) return declaration;
  return {
    ...declaration,
    known: known.header,
    items: declaration.items.map((item, place) => ({ ...item, known: known.items[place] ?? nothing })),
  };
}

const nothing: Known = {};

/**
 * What of it a record can keep: no number that JSON has no word for. It is decided on this and nothing else, so that
 * whoever decides again from the record sees the same.
 */
export function keptOf({ header, items }: KnownFacts): KnownFacts {
  return { header: keptPart(header), items: items.map(keptPart) };
}

function keptPart(known: Known): Known {
  const kept: Record<string, Known | KnownValue> = {};
  for (const step of Object.keys(known)) {
    const value = known[step];
    if (value === undefined || (typeof value === 'number' && !Number.isFinite(value))) continue;
    kept[step] = typeof value === 'object' && !Array.isArray(value) ? keptPart(value as Known) : value;
  }
  return kept;
}
