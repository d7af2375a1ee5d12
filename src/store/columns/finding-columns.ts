import type { Column, NumberColumn, TextColumn } from '../../identify/columns/columns.ts';
import type { Manifest, StoredColumn } from './manifest.ts';
import { readColumn } from './read-column.ts';

/** Columns of declarations that later acts have a say in, worked out when they are read. */
export const supersededPath = 'record.isSuperseded';

/**
 * What was found of the declarations from one row to before another, each finding under its own path, the last one
 * where there are several; and whether a later version took a declaration's place.
 */
export function findingColumns(
  folder: string,
  manifest: Manifest,
  paths: readonly string[],
  from: number,
  to: number,
): ReadonlyMap<string, Column> {
  const made = new Map<string, Column>();
  const wanted = manifest.columns.filter(({ scope, path }) => scope === 'finding' && paths.includes(path));
  const isAskedVersions = paths.includes(supersededPath);
  if (wanted.length === 0 && !isAskedVersions) return made;
  const stored = new Map(manifest.columns.map((column) => [column.path, column]));
  const sequences = numbersIn(folder, stored.get('record.sequence'), from, to - from);
  if (isAskedVersions) {
    // What takes a declaration's place stands behind it, so nothing before the first row counts.
    const later = numbersIn(folder, stored.get('record.supersedes'), from, manifest.declarations - from);
    made.set(supersededPath, superseded(sequences, later));
  }
  const owners = numbersIn(folder, stored.get('finding.declaration'), 0, manifest.findings);
  const rows = Int32Array.from(owners, (owner) => rowOf(owner, sequences));
  for (const column of wanted) {
    const values = readColumn(folder, column, 0, manifest.findings);
    made.set(column.path, byDeclaration(values as TextColumn | NumberColumn, rows, to - from));
  }
  return made;
}

function numbersIn(
  folder: string,
  column: StoredColumn | undefined,
  first: number,
  count: number,
): Float64Array {
  if (column === undefined) return new Float64Array(count).fill(Number.NaN);
  return (readColumn(folder, column, first, count) as NumberColumn).values;
}

function superseded(sequences: Float64Array, supersedes: Float64Array): NumberColumn {
  const values = new Float64Array(sequences.length);
  for (const sequence of supersedes) {
    const row = Number.isNaN(sequence) ? -1 : rowOf(sequence, sequences);
    if (row >= 0) values[row] = 1;
  }
  return { kind: 'number', values };
}

/** The values of findings, in their order, at the rows of the declarations they are on. */
function byDeclaration(
  values: TextColumn | NumberColumn,
  rows: Int32Array,
  declarations: number,
): TextColumn | NumberColumn {
  if (values.kind === 'text') {
    const codes = new Int32Array(declarations);
    for (const [place, row] of rows.entries()) if (row >= 0) codes[row] = values.codes[place] as number;
    return { kind: 'text', dictionary: values.dictionary, codes };
  }
  const numbers = new Float64Array(declarations).fill(Number.NaN);
  for (const [place, row] of rows.entries()) if (row >= 0) numbers[row] = values.values[place] as number;
  return { kind: 'number', values: numbers };
}

/** The row of a sequence among ascending ones; -1 where it is none of them. */
function rowOf(sequence: number, sequences: Float64Array): number {
  let low = 0;
  let high = sequences.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((sequences[middle] as number) < sequence) low = middle + 1;
    else high = middle;
  }
  return sequences[low] === sequence ? low : -1;
}
