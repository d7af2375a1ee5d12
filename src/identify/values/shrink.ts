import { stepsPerUnit } from './log-steps.ts';
import type { OwnStatistics, Shape } from './own-statistics.ts';

/** What is normal in a place of the tree, in steps of the logarithm: its own values and what it borrows from above. */
export type Estimate = {
  /** How many values are its own. */
  readonly count: number;
  readonly centre: number;
  /** As a standard deviation. */
  readonly spread: number;
  /** How many values of its own what is borrowed counts for. */
  readonly borrowed: number;
  readonly shape: Shape;
};

/** How different places of one level are; learned from the data, by level from all codes down to cells. */
export type Shrinkage = {
  /** Variance between centres, in squared steps. */
  readonly centres: readonly number[];
  /** Variance between the logarithms of spreads. */
  readonly spreads: readonly number[];
};

/** The variance of a median is this many times the variance of the values, over their count (normal values). */
export const medianVariance = 1.57;
/** The variance of the logarithm of a MAD, times the count (normal values). */
export const madVariance = 1.36;

/** A spread of which nothing is known: prices of one thing within a factor of two or three. */
export const unknownSpread = 0.5 * stepsPerUnit;
const weightOfUnknownSpread = 5;
/** Equal prices are a list price, not an exact science. */
const leastSpread = 0.01 * stepsPerUnit;
const weightOfShape = 100;
/** The quantiles of normal values. */
export const normalShape: Shape = [-1.6449, -0.6745, 0.6745, 1.6449];

/** What the place at the top is, of which there is nothing above. */
export function estimateOfAll(own: OwnStatistics): Estimate {
  const top = { count: 0, centre: own.median, spread: unknownSpread, borrowed: 0, shape: normalShape };
  return estimate(own, top, 0, weightOfUnknownSpread);
}

/**
 * What is normal in a place, from its own values and what is normal above it, by c = (n median + k c_above) / (n + k) with
 * k = 1.57 s^2 / tau^2; and the same for the logarithm of the spread.
 */
export function shrink(
  own: OwnStatistics,
  above: Estimate,
  { centres, spreads }: Shrinkage,
  level: number,
): Estimate {
  return estimate(own, above, centres[level] ?? 1, madVariance / (spreads[level] ?? 1));
}

function estimate(own: OwnStatistics, above: Estimate, between: number, borrowedSpread: number): Estimate {
  const { count, median, freedom } = own;
  const logOwn = Math.log(Math.max(own.spread ?? leastSpread, leastSpread));
  const logSpread =
    own.spread === undefined
      ? Math.log(above.spread)
      : (freedom * logOwn + borrowedSpread * Math.log(above.spread)) / (freedom + borrowedSpread);
  const spread = Math.exp(logSpread);
  const borrowed = between === 0 ? 0 : (medianVariance * spread ** 2) / between;
  return {
    count,
    centre: rounded((count * median + borrowed * above.centre) / (count + borrowed)),
    spread: rounded(spread),
    borrowed: rounded(borrowed),
    shape: shapeBetween(own, borrowedShape(above, spread), spread),
  };
}

/**
 * The shape of the place above, as far as it fits a place that is spread otherwise. Tails that are heavy because most there
 * pay one price do not become longer where prices differ anyway.
 */
function borrowedShape({ shape, spread: ofAbove }: Estimate, spread: number): Shape {
  const fitted = (place: 0 | 1 | 2 | 3): number => {
    const [spreads, normal] = [Math.abs(shape[place]), Math.abs(normalShape[place])];
    if (spread <= ofAbove || spreads <= normal) return shape[place];
    return rounded(Math.sign(shape[place]) * Math.max(normal, (spreads * ofAbove) / spread));
  };
  return [fitted(0), fitted(1), fitted(2), fitted(3)];
}

/** A place's own quantiles stay where they are, however wide the spread becomes by what is borrowed. */
function shapeBetween(
  { shape, spread: ofOwn, freedom }: OwnStatistics,
  borrowed: Shape,
  spread: number,
): Shape {
  if (shape === undefined) return borrowed;
  const share = (freedom / (freedom + weightOfShape)) * ((ofOwn ?? spread) / spread);
  const rest = weightOfShape / (freedom + weightOfShape);
  const between = (place: 0 | 1 | 2 | 3): number => rounded(share * shape[place] + rest * borrowed[place]);
  return [between(0), between(1), between(2), between(3)];
}

/** Written and read again, an estimate is the same. */
function rounded(value: number): number {
  return Math.round(value * 1_000) / 1_000;
}
