import type { RateDifference } from './rate-difference.ts';

/**
 * How many times one rate another is, with its 95 % interval by the logarithm (Katz 1978); undefined where
 * either sample has no success, since nothing can then be said of the ratio. Exact for independent samples,
 * and cautious where the two share successes.
 */
export function rateRatio(
  [hitsA, nA]: readonly [hits: number, n: number],
  [hitsB, nB]: readonly [hits: number, n: number],
): RateDifference | undefined {
  if (hitsA === 0 || hitsB === 0) return undefined;
  const value = hitsA / nA / (hitsB / nB);
  const deviation = Math.sqrt(1 / hitsA - 1 / nA + 1 / hitsB - 1 / nB);
  const factor = Math.exp(1.959963984540054 * deviation);
  return { value, low: value / factor, high: value * factor };
}
