import { join } from 'node:path';
import type { Column, Dictionary } from '../../identify/columns/columns.ts';
import { narrowCodes } from '../../identify/columns/narrow-codes.ts';
import type { StoredColumn } from './manifest.ts';
import { readIntegers, readNumbers } from './read-bytes.ts';
import { textsBetween } from './read-texts.ts';

/** Texts under their codes, and the codes as they stand there. */
export type CodedTexts = { readonly dictionary: Dictionary; readonly codes: Int32Array };
/** The texts of some codes of a column. */
export type TextsOf = (codes: Int32Array) => CodedTexts;

/** A column's values of some rows; where none were written they are absent. */
export function readColumn(
  folder: string,
  column: StoredColumn,
  first: number,
  count: number,
  textsOf: TextsOf = (codes) => ({
    dictionary: ['', ...textsBetween(folder, column, 0, column.texts)],
    codes,
  }),
): Column {
  const skipped = Math.min(count, Math.max(0, column.from - first));
  const start = Math.max(0, first - column.from);
  const there = Math.max(0, Math.min(count - skipped, column.rows - start));
  const file = (end: string): string => join(folder, `${column.file}.${end}`);
  if (column.kind === 'number') {
    const values = new Float64Array(count).fill(Number.NaN);
    readNumbers(file('values'), start, values.subarray(skipped, skipped + there));
    return { kind: 'number', values };
  }
  if (column.kind === 'text') {
    const codes = new Int32Array(count);
    readIntegers(file('codes'), start, codes.subarray(skipped, skipped + there));
    const texts = textsOf(codes);
    return {
      kind: 'text',
      dictionary: texts.dictionary,
      codes: narrowCodes(texts.codes, texts.dictionary.length),
    };
  }
  const ends = new Int32Array(there + 1);
  if (there === 0) return { kind: 'texts', ...textsOf(new Int32Array(0)), starts: new Int32Array(count + 1) };
  if (start === 0) readIntegers(file('ends'), 0, ends.subarray(1));
  else readIntegers(file('ends'), start - 1, ends);
  const [firstElement = 0, endElement = 0] = [ends[0], ends.at(-1)];
  const codes = new Int32Array(endElement - firstElement);
  readIntegers(file('codes'), firstElement, codes);
  return { kind: 'texts', ...textsOf(codes), starts: startsOf(ends, firstElement, skipped, count) };
}

function startsOf(ends: Int32Array, firstElement: number, skipped: number, count: number): Int32Array {
  const starts = new Int32Array(count + 1);
  let last = 0;
  for (let row = 0; row <= count; row++) {
    const end = ends[row - skipped];
    if (row >= skipped && end !== undefined) last = end - firstElement;
    starts[row] = last;
  }
  return starts;
}
