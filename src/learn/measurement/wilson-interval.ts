/** A rate with its 95 % interval and the count it rests on. */
export type Rate = {
  readonly value: number;
  readonly low: number;
  readonly high: number;
  readonly n: number;
};

const z95 = 1.959963984540054;

/**
 * The share of successes with its Wilson score interval at 95 %, which keeps its coverage for small counts
 * and rare successes (Wilson 1927). Without trials nothing is known: 0 to 1.
 */
export function wilsonRate(successes: number, n: number): Rate {
  if (n === 0) return { value: 0, low: 0, high: 1, n };
  const p = successes / n;
  const z2 = z95 * z95;
  const centre = (p + z2 / (2 * n)) / (1 + z2 / n);
  const half = (z95 / (1 + z2 / n)) * Math.sqrt((p * (1 - p)) / n + z2 / (4 * n * n));
  return {
    value: p,
    low: successes === 0 ? 0 : Math.max(0, centre - half),
    high: successes === n ? 1 : Math.min(1, centre + half),
    n,
  };
}
