/** The middle of the values, or the mean of the two in the middle; of none it throws. */
export function median(values: readonly number[]): number {
  const sorted = ascending(values);
  const upper = at(sorted, Math.floor(sorted.length / 2));
  return sorted.length % 2 === 1 ? upper : (at(sorted, sorted.length / 2 - 1) + upper) / 2;
}

/**
 * The smallest value that at least `percent` of all do not exceed (nearest rank): one that was measured, never
 * one between two. Of none it throws.
 */
export function percentile(values: readonly number[], percent: number): number {
  const sorted = ascending(values);
  const rank = Math.ceil((percent / 100) * sorted.length);
  return at(sorted, Math.min(Math.max(rank, 1), sorted.length) - 1);
}

export function mean(values: readonly number[]): number {
  if (values.length === 0) throw new RangeError('There is no mean of nothing');
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

/** The least and the greatest of the values; of none it throws. */
export function spread(values: readonly number[]): { readonly low: number; readonly high: number } {
  const sorted = ascending(values);
  return { low: at(sorted, 0), high: at(sorted, sorted.length - 1) };
}

/** Sorted in an array of doubles, which orders millions of latencies without a comparison function. */
function ascending(values: readonly number[]): Float64Array {
  return Float64Array.from(values).sort();
}

function at(sorted: Float64Array, index: number): number {
  const value = sorted[index];
  if (value === undefined) throw new RangeError('Nothing was measured');
  return value;
}
