import { codeDeclarations } from '../../src/identify/columns/code-declarations.ts';
import type { Codes, Column, Columns } from '../../src/identify/columns/columns.ts';
import { narrowCodes } from '../../src/identify/columns/narrow-codes.ts';
import { fieldAt } from '../../src/identify/fields/field-catalogue.ts';
import { matchingDeclarations } from '../workload/matching-workload.ts';

/** The fields that the mixed set asks about. */
export const askedPaths = [
  'item.commodityCode',
  'item.originCountry',
  'importer.id',
  'office',
  'item.value',
  'item.netMassKg',
];

/** Different declarations to draw rows from; each row takes every field from another one. */
const different = 20_000;

/**
 * A history of so many declarations of one item, in columns. Every value occurs as often as among generated
 * declarations; which values meet in a row is drawn by the seed.
 */
export function codedHistory(rows: number, seed: number): Columns {
  const fields = askedPaths.flatMap((path) => fieldAt(path) ?? []);
  const sample = codeDeclarations(matchingDeclarations(different, seed), fields);
  const columns = new Map(
    askedPaths.map((path, place) => [path, drawn(sample.column(path), rows, seed * 31 + place)]),
  );
  return {
    declarations: rows,
    items: rows,
    itemStarts: Int32Array.from({ length: rows + 1 }, (_, row) => row),
    column: (path) => columns.get(path),
  };
}

function drawn(sample: Column | undefined, rows: number, seed: number): Column {
  if (sample?.kind === 'text') {
    const { dictionary } = sample;
    const narrow = narrowCodes(Int32Array.from(sample.codes), dictionary.length);
    const codes = new (narrow.constructor as new (length: number) => Codes)(rows);
    fill(codes, narrow, seed);
    return { kind: 'text', dictionary, codes };
  }
  if (sample?.kind !== 'number') throw new Error('A field of the mixed set has one value a row');
  const values = new Float64Array(rows);
  fill(values, sample.values, seed);
  return { kind: 'number', values };
}

/** Draws each value by a generator of 32 bits (xorshift): 150 million draws are to take seconds. */
function fill(into: Codes | Float64Array, from: Codes | Float64Array, seed: number): void {
  let state = (seed * 2_654_435_769) | 1;
  for (let row = 0; row < into.length; row++) {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    into[row] = from[(state >>> 0) % from.length] as number;
  }
}

/** Bytes of the columns, without their dictionaries. */
export function bytesOf(columns: Columns): number {
  return askedPaths.reduce((sum, path) => {
    const column = columns.column(path);
    if (column === undefined) return sum;
    return sum + (column.kind === 'number' ? column.values.byteLength : column.codes.byteLength);
  }, columns.itemStarts.byteLength);
}
