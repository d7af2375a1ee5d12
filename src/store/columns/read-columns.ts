import { join } from 'node:path';
import type { HistoryColumns, RowRange } from '../../app/history-columns.ts';
import type { Column, Columns } from '../../identify/columns/columns.ts';
import { findingColumns } from './finding-columns.ts';
import { itemEndsFile, type Manifest, readManifest, type StoredColumn } from './manifest.ts';
import { readIntegers } from './read-bytes.ts';
import { readColumn, type TextsOf } from './read-column.ts';

/** What a folder of columns holds now; what is appended later changes nothing about it. */
export type StoredHistory = {
  readonly manifest: Manifest;
  /**
   * Reads the columns of some paths, all of their rows or those of some declarations; no other file is opened. Fields
   * that no declaration has are left out. Throws where files are missing or cut.
   */
  readonly read: (paths: readonly string[], range?: RowRange) => HistoryColumns;
};

/** Opens a folder of columns for reading, while it may be written; undefined where there are none of this store. */
export function openColumns(folder: string, identity: string): StoredHistory | undefined {
  const manifest = readManifest(folder);
  if (manifest === undefined || manifest.identity !== identity) return undefined;
  return {
    manifest,
    read: (paths, range) => {
      const whole = { from: 0, to: manifest.declarations };
      const columns = readColumns(join(folder, manifest.folder), manifest, paths, range ?? whole);
      return { columns, upTo: manifest.upTo };
    },
  };
}

/** The columns of some paths, over some declarations; the files stand in `folder`. */
export function readColumns(
  folder: string,
  manifest: Manifest,
  paths: readonly string[],
  { from, to }: RowRange,
  textsOf?: (column: StoredColumn) => TextsOf,
): Columns {
  const itemStarts = readItemStarts(folder, from, to);
  const firstItem = itemStarts[0] ?? 0;
  const items = (itemStarts.at(-1) ?? 0) - firstItem;
  const made = new Map<string, Column>();
  for (const column of manifest.columns) {
    if (column.scope === 'finding' || !paths.includes(column.path)) continue;
    const [first, count] = column.scope === 'item' ? [firstItem, items] : [from, to - from];
    made.set(column.path, readColumn(folder, column, first, count, textsOf?.(column)));
  }
  for (const [path, column] of findingColumns(folder, manifest, paths, from, to)) made.set(path, column);
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
