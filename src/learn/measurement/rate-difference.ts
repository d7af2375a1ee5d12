/** A difference of two rates with its 95 % interval, in the unit of the rates. */
export type RateDifference = { readonly value: number; readonly low: number; readonly high: number };

/**
 * How much larger one figure is than another, of two independent samples, from their intervals. For two rates
 * with Wilson intervals this is Newcombe's hybrid (1998, method 10), which keeps its coverage for small counts.
 */
export function rateDifference(a: RateDifference, b: RateDifference): RateDifference {
  const value = a.value - b.value;
  return {
    value,
    low: value - Math.hypot(a.value - a.low, b.high - b.value),
    high: value + Math.hypot(a.high - a.value, b.value - b.low),
  };
}
