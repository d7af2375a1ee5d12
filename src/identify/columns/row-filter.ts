/**
 * Keeps those of some rows that satisfy something: moves them, in their order, to the front, and answers how many
 * they are. The rows ascend, and are never more than `chunkRows`.
 */
export type RowFilter = (rows: Int32Array, count: number) => number;

/** So many rows are asked at once: few enough to stay near the processor, enough to make up for each beginning. */
export const chunkRows = 8_192;

export const keepsAll: RowFilter = (_, count) => count;
export const keepsNone: RowFilter = () => 0;

/** Keeps what every filter keeps. */
export function keepsEvery(filters: readonly RowFilter[]): RowFilter {
  const [only] = filters;
  if (only !== undefined && filters.length === 1) return only;
  return (rows, count) => {
    let left = count;
    for (const filter of filters) {
      if (left === 0) return 0;
      left = filter(rows, left);
    }
    return left;
  };
}

/** Keeps what any filter keeps; each is asked only for the rows that none before it kept. */
export function keepsAny(filters: readonly RowFilter[]): RowFilter {
  const refused = new Int32Array(chunkRows);
  const kept = new Int32Array(chunkRows);
  return (rows, count) => {
    let left = count;
    refused.set(rows.subarray(0, count));
    for (const filter of filters) {
      if (left === 0) return count;
      kept.set(refused.subarray(0, left));
      left = without(refused, left, kept, filter(kept, left));
    }
    return without(rows, count, refused, left);
  };
}

/** Takes out of ascending rows some of them, also ascending; answers how many remain. */
function without(rows: Int32Array, count: number, taken: Int32Array, takenCount: number): number {
  let left = 0;
  let next = 0;
  for (let at = 0; at < count; at++) {
    const row = rows[at] as number;
    if (next < takenCount && taken[next] === row) next += 1;
    else {
      rows[left] = row;
      left += 1;
    }
  }
  return left;
}
