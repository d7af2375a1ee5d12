import type { CodeCorrelation } from '../../../domain/code-correlation.ts';
import type { CommodityCode } from '../../../domain/codes.ts';

/** Towards the later version of a nomenclature, or back to the earlier one. */
export type Towards = 'later' | 'earlier';

/** What a code is in the other version; its share of the goods, where the table knows it. */
export type CorrelatedCode = { readonly code: CommodityCode; readonly share?: number };

/** How codes of one version of a nomenclature go over into the next, found from either side. */
export class Correlation {
  readonly #sides: Readonly<Record<Towards, ReadonlyMap<string, readonly CorrelatedCode[]>>>;

  constructor(rows: readonly CodeCorrelation[]) {
    this.#sides = {
      later: sideOf(
        rows.map(({ from, to, share }) => [from, share === undefined ? { code: to } : { code: to, share }]),
      ),
      // A share is of the goods of the earlier code; what part of the later one it makes up, no table tells.
      earlier: sideOf(rows.map(({ from, to }) => [to, { code: from }])),
    };
  }

  /** The codes that a listed code becomes, in their order; undefined where the table does not list it. */
  listed(code: string, towards: Towards): readonly CorrelatedCode[] | undefined {
    return this.#sides[towards].get(code);
  }
}

/**
 * What a code is called in the other version of its nomenclature: one code or several, in their order. A code that is
 * finer than the table goes by the longest of its beginnings that is listed, and loses the rest, since national
 * divisions change with what they divide. What the table does not list stayed as it was.
 */
export function correlated(
  code: CommodityCode,
  correlation: Correlation,
  towards: Towards,
): readonly CorrelatedCode[] {
  for (let length = code.length; length >= 2; length--) {
    const found = correlation.listed(code.slice(0, length), towards);
    if (found === undefined) continue;
    const [only] = found;
    // Carried over whole, it keeps its finer digits.
    return found.length === 1 && only?.code === code.slice(0, length) ? [{ ...only, code }] : found;
  }
  return [{ code }];
}

function sideOf(
  pairs: readonly (readonly [string, CorrelatedCode])[],
): ReadonlyMap<string, readonly CorrelatedCode[]> {
  const side = new Map<string, CorrelatedCode[]>();
  for (const [code, other] of pairs) {
    const others = side.get(code);
    if (others === undefined) side.set(code, [other]);
    else others.push(other);
  }
  for (const others of side.values()) others.sort((a, b) => (a.code < b.code ? -1 : 1));
  return side;
}
