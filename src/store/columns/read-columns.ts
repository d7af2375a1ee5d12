import { join } from 'node:path';
import type { RowRange } from '../../app/ports/history-columns.ts';
import type { Column, Columns } from '../../identify/columns/columns.ts';
import { itemEndsFile, type Manifest, type StoredColumn } from './manifest.ts';
import { readIntegers } from './read-bytes.ts';
import { readColumn, type TextsOf } from './read-column.ts';

/** The columns of some paths, over some declarations; the files stand in `folder`. */
export function readColumns(
  folder: string,
  manifest: Manifest,
  paths: readonly string[],
  { from, to }: RowRange,
  textsOf: (column: StoredColumn) => TextsOf,
): Columns {
  const itemStarts = readItemStarts(folder, from, to);
  const firstItem = itemStarts[0] ?? 0;
  const items = (itemStarts.at(-1) ?? 0) - firstItem;
  const made = new Map<string, Column>();
  for (const column of manifest.columns) {
    if (column.scope === 'finding' || !paths.includes(column.path)) continue;
    const [first, count] = column.scope === 'item' ? [firstItem, items] : [from, to - from];
    made.set(column.path, readColumn(folder, column, first, count, textsOf(column)));
  }
  for (let at = 0; firstItem > 0 && at < itemStarts.length; at++)
    itemStarts[at] = (itemStarts[at] as number) - firstItem;
  return { declarations: to - from, items, itemStarts, column: (path) => made.get(path) };
}

/** Where the items of each declaration begin, counted from the first item of all. */
export function readItemStarts(folder: string, from: number, to: number): Int32Array {
  const starts = new Int32Array(to - from + 1);
  const file = join(folder, itemEndsFile);
  if (from === 0) readIntegers(file, 0, starts.subarray(1));
  else readIntegers(file, from - 1, starts);
  return starts;
}
