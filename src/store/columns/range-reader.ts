import { join } from 'node:path';
import type { RowRange } from '../../app/ports/history-columns.ts';
import type { Columns } from '../../identify/columns/columns.ts';
import type { Manifest, StoredColumn } from './manifest.ts';
import type { TextsOf } from './read-column.ts';
import { readColumns, readItemStarts } from './read-columns.ts';
import { RememberedTexts } from './remembered-texts.ts';

/** So much is read at a time; of a declaration of more items, that one alone. */
export type RangeLimits = { readonly declarations: number; readonly items: number };

/** Much for each opening of a file, and little for memory, whatever declarations hold. */
export const defaultRangeLimits: RangeLimits = { declarations: 4_096, items: 32_768 };

/** Reads columns range by range, backwards; memory does not grow with the history. */
export class RangeReader {
  readonly manifest: Manifest;
  readonly folder: string;
  readonly #limits: RangeLimits;
  readonly #texts = new Map<string, RememberedTexts>();

  /** The manifest stands in `folder`, its files in one within that. */
  constructor(folder: string, manifest: Manifest, limits: RangeLimits) {
    this.folder = join(folder, manifest.folder);
    this.manifest = manifest;
    this.#limits = limits;
  }

  /** The declarations that end before a row, as many as are read at a time; undefined before the first row. */
  rangeBefore(to: number): RowRange | undefined {
    if (to === 0) return undefined;
    const { declarations, items } = this.#limits;
    let from = Math.max(0, to - declarations);
    const starts = readItemStarts(this.folder, from, to);
    const end = starts.at(-1) ?? 0;
    const first = from;
    while (from < to - 1 && end - (starts[from - first] ?? 0) > items) from += 1;
    return { from, to };
  }

  /** The columns of some paths, with dictionaries of what occurs in them. */
  read(paths: readonly string[], range: RowRange): Columns {
    return readColumns(this.folder, this.manifest, paths, range, this.#textsOf);
  }

  readonly #textsOf = (column: StoredColumn): TextsOf => {
    const texts = this.#texts.get(column.path) ?? new RememberedTexts(this.folder, column);
    this.#texts.set(column.path, texts);
    return (codes) => texts.of(codes);
  };
}
