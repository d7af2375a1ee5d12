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

/** A function of its own, called often, is made fast soon; a long loop in one that is called once may not be. */
function writeRows(rows: Int32Array, start: number, count: number): void {
  for (let at = 0; at < count; at++) rows[at] = start + at;
}

/** All items of some declarations. */
export function itemsOf(declarations: RowSource, itemStarts: Int32Array): RowSource {
  return (take) => {
    const rows = new Int32Array(chunkRows);
    let count = 0;
    declarations((owners, owned) => {
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
    });
    if (count > 0) take(rows, count);
  };
}
