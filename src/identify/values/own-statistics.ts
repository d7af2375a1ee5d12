import { ValueSample } from './value-sample.ts';

/** What the values under a node tell by themselves, in steps of the logarithm. */
export type OwnStatistics = {
  readonly count: number;
  readonly median: number;
  /** How many deviations from the medians of cells are free: values less cells. */
  readonly freedom: number;
  /** The spread within cells, as a standard deviation; absent where no cell has two values. */
  readonly spread?: number;
  /** Where quantiles lie, in spreads from the median; absent where there are too few values. */
  readonly shape?: Shape;
};

/** The 5th, 25th, 75th and 95th percentile, in spreads from the median. */
export type Shape = readonly [p5: number, p25: number, p75: number, p95: number];

const shapeFractions = [0.05, 0.25, 0.75, 0.95] as const;
const fewestForShape = 20;
/** The MAD of normal values, as a multiple of it that is their standard deviation. */
const normalMad = 1.4826;

/**
 * The middle seven tenths of values lie within so many spreads, from end to end: 2.1 of normal values, 2.3 where tails are as
 * heavy as a Laplace distribution's. Where they do not, half of the values are one price, and the MAD tells of that price
 * alone.
 */
const mostSpreads = 3;
const middle = [0.15, 0.85] as const;
/** Nor do quantiles lie further out (of a Cauchy distribution 4.3), or a place of one price stretches those that borrow from it. */
const furthest = 5;

/** A cell of the tree: its values, and how far they are from their median. */
export type Leaf = {
  readonly code: string;
  readonly side: string;
  readonly sample: ValueSample;
  /** In steps. */
  readonly median: number;
  readonly deviations: ValueSample;
};

/** A cell with its median, and deviations from it that are widened for the degree of freedom it takes. */
export function leafOf(code: string, side: string, sample: ValueSample): Leaf {
  const { count } = sample;
  const median = sample.quantile(0.5);
  const deviations = new ValueSample();
  if (count >= 2) {
    const widening = Math.sqrt(count / (count - 1));
    sample.forEach((value, times) => {
      deviations.add(Math.round((value - median) * widening), times);
    });
  }
  return { code, side, sample, median, deviations };
}

/** The median of the values of cells, each moved back by what its side adds; the count of them with it. */
export function centreOf(
  leaves: readonly Leaf[],
  effectOf: (leaf: Leaf) => number,
): Pick<OwnStatistics, 'count' | 'median'> {
  const pooled = new ValueSample();
  for (const leaf of leaves) pooled.addAll(leaf.sample, -effectOf(leaf));
  return { count: pooled.count, median: pooled.quantile(0.5) };
}

/** Spread and shape of the values of cells around the median of each. */
export function spreadOf(leaves: readonly Leaf[]): Omit<OwnStatistics, 'count' | 'median'> {
  const pooled = new ValueSample();
  let freedom = 0;
  for (const { sample, deviations } of leaves) {
    pooled.addAll(deviations);
    freedom += sample.count - 1;
  }
  if (freedom === 0) return { freedom };
  const mad = normalMad * pooled.medianDistance(0);
  if (freedom < fewestForShape) return { freedom, spread: mad };
  const [low, high] = middle.map((fraction) => pooled.quantile(fraction));
  const spread = Math.max(mad, ((high ?? 0) - (low ?? 0)) / mostSpreads);
  if (spread === 0) return { freedom, spread };
  const [p5, p25, p75, p95] = shapeFractions.map((fraction) => pooled.quantile(fraction) / spread);
  const shape: Shape = [
    between(-furthest, p5, 0),
    between(-furthest, p25, 0),
    between(0, p75, furthest),
    between(0, p95, furthest),
  ];
  return { freedom, spread, shape };
}

function between(least: number, value: number | undefined, most: number): number {
  return Math.min(Math.max(value ?? 0, least), most);
}
