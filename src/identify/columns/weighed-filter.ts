import { GrowingArray } from './growing-array.ts';
import { keepsEvery, type RowFilter } from './row-filter.ts';
import type { RowSource } from './row-source.ts';

const sampleRows = 1_024;

/** A filter with the share of the rows it keeps, by a sample of them. */
export type Weighed = { readonly filter: RowFilter; readonly share: number };

/** Weighs a filter on the rows from the first to before the end. */
export function weighed(filter: RowFilter, from: number, to: number): Weighed {
  const step = Math.max(1, Math.floor((to - from) / sampleRows));
  const count = Math.min(sampleRows, to - from);
  const rows = Int32Array.from({ length: count }, (_, index) => from + index * step);
  return { filter, share: count === 0 ? 1 : filter(rows, count) / count };
}

/** The rows of a source that every filter keeps; the filter that keeps the fewest is asked first. */
export function filtered(source: RowSource, filters: readonly Weighed[]): RowSource {
  const inOrder = filters.toSorted((a, b) => a.share - b.share);
  const filter = keepsEvery(inOrder.map((each) => each.filter));
  return (take) => source((rows, count) => take(rows, filter(rows, count)));
}

/** All rows of a source, in its order. */
export function kept(source: RowSource): Int32Array {
  const found = new GrowingArray((length) => new Int32Array(length));
  source((rows, count) => found.pushAll(rows, count));
  return found.taken();
}
