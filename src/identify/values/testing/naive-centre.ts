import type { Learned } from '../grow-tree.ts';
import type { ObservedGoods } from './observed-goods.ts';

type Naive = { readonly centre: number; readonly spread: number; readonly variance: number };

/**
 * What is normal for a code and origin by the formulas and nothing else, from the values themselves: for few enough values
 * that all of them are kept.
 */
export function naiveNormal(
  goods: readonly ObservedGoods[],
  code: string,
  side: string,
  { shrinkage, effects }: Learned,
): Naive {
  const effectOf = (ofCode: string, ofSide: string): number =>
    effects[`${ofCode.slice(0, 2)} ${ofSide}`] ?? effects[` ${ofSide}`] ?? 0;
  let above: Naive | undefined;
  let missing = 0;
  const borrow = (
    some: readonly ObservedGoods[],
    effect: (each: ObservedGoods) => number,
    level: number,
  ): void => {
    if (some.length === 0) {
      missing += shrinkage.centres[level]!;
      return;
    }
    const deviations = some.flatMap((each) => {
      const cell = goods.filter((other) => other.code === each.code && other.side === each.side);
      if (cell.length < 2) return [];
      const apart = each.steps - median(cell.map(({ steps }) => steps));
      return [Math.round(apart * Math.sqrt(cell.length / (cell.length - 1)))];
    });
    const cells = new Set(some.map((each) => `${each.code} ${each.side}`)).size;
    const freedom = some.length - cells;
    const borrowedSpread = above === undefined ? 5 : 1.36 / shrinkage.spreads[level]!;
    const aboveSpread = above?.spread ?? 5_000;
    const mad = freedom === 0 ? 0 : 1.4826 * median(deviations.map(Math.abs));
    const middle = freedom < 20 ? 0 : (quantile(deviations, 0.85) - quantile(deviations, 0.15)) / 3;
    const own = Math.max(100, mad, middle);
    const spread =
      freedom === 0
        ? aboveSpread
        : Math.exp(
            (freedom * Math.log(own) + borrowedSpread * Math.log(aboveSpread)) / (freedom + borrowedSpread),
          );
    const k = above === undefined ? 0 : (1.57 * spread ** 2) / shrinkage.centres[level]!;
    const n = some.length;
    const centre =
      (n * median(some.map((each) => each.steps - effect(each))) + k * (above?.centre ?? 0)) / (n + k);
    above = { centre, spread, variance: (1.57 * spread ** 2) / (n + k) };
  };
  for (let digits = 0; digits <= code.length; digits += 2)
    borrow(
      goods.filter((each) => each.code.startsWith(code.slice(0, digits))),
      (each) => effectOf(each.code, each.side),
      digits / 2,
    );
  const ofCode = above as Naive | undefined;
  if (ofCode === undefined) throw new Error('Nothing was observed');
  above = { ...ofCode, centre: ofCode.centre + effectOf(code, side) };
  const cell = goods.filter((each) => each.code === code && each.side === side);
  borrow(cell, () => 0, 6);
  const { centre, spread, variance } = above;
  return { centre, spread, variance: cell.length > 0 ? variance : variance + missing };
}

function quantile(values: readonly number[], fraction: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  const rank = fraction * (sorted.length - 1);
  const below = sorted[Math.floor(rank)]!;
  return below + (rank - Math.floor(rank)) * (sorted[Math.ceil(rank)]! - below);
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return (sorted[(sorted.length - 1) >> 1]! + sorted[sorted.length >> 1]!) / 2;
}
