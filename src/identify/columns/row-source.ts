import type { Postings, RankRange } from './postings.ts';
import { chunkRows } from './row-filter.ts';

/** Hands out ascending rows, at most `chunkRows` at a time, in an array that the taker may change. */
export type RowSource = (take: (rows: Int32Array, count: number) => void) => void;

/** Every row from the first to before the end. */
export function everyRow(first: number, end: number): RowSource {
  return (take) => {
    const rows = new Int32Array(chunkRows);
    for (let start = first; start < end; start += chunkRows) {
      const count = Math.min(chunkRows, end - start);
      writeRows(rows, start, count);
      take(rows, count);
    }
  };
}

/** The rows that stand under texts of some ranks, text by text: they ascend only within each. */
export function postedRows({ starts, rows: posted }: Postings, ranges: readonly RankRange[]): RowSource {
  return (take) => {
    const rows = new Int32Array(chunkRows);
    for (const [from, end] of ranges) {
      for (let rank = from; rank < end; rank++) {
        const last = starts[rank + 1] as number;
        for (let start = starts[rank] as number; start < last; start += chunkRows) {
          const chunk = posted.subarray(start, Math.min(last, start + chunkRows));
          rows.set(chunk);
          take(rows, chunk.length);
        }
      }
    }
  };
}

/** A function of its own, called often, is made fast soon; a long loop in one that is called once may not be. */
function writeRows(rows: Int32Array, start: number, count: number): void {
  for (let at = 0; at < count; at++) rows[at] = start + at;
}

/** All items of some declarations; those of one chunk are handed out before the next, which may not come after it. */
export function itemsOf(declarations: RowSource, itemStarts: Int32Array): RowSource {
  return (take) => {
    const rows = new Int32Array(chunkRows);
    declarations((owners, owned) => {
      let count = 0;
      for (let at = 0; at < owned; at++) {
        const owner = owners[at] as number;
        const end = itemStarts[owner + 1] as number;
        for (let row = itemStarts[owner] as number; row < end; row++) {
          if (count === chunkRows) {
            take(rows, count);
            count = 0;
          }
          rows[count] = row;
          count += 1;
        }
      }
      if (count > 0) take(rows, count);
    });
  };
}
