import { supersededPath } from '../../app/history/recorded-fields.ts';
import type { Column, Columns } from '../../identify/columns/columns.ts';
import { FindingsInColumns } from './findings-in-columns.ts';
import type { RangeReader } from './range-reader.ts';
import { SupersededVersions } from './superseded-versions.ts';

const placePaths = ['record.sequence', 'record.supersedes'];

/**
 * The history for those who ask of all of it: columns of one part after another, the newest first, with what later
 * acts have a say in, what was found and whether a later version took a declaration's place.
 */
export class HistoryInColumns {
  readonly #reader: RangeReader;
  readonly #paths: readonly string[];
  readonly #superseded = new SupersededVersions();
  readonly #findings: FindingsInColumns | undefined;
  #end: number;

  constructor(reader: RangeReader, paths: readonly string[]) {
    const { manifest, folder } = reader;
    const asked = new Set(paths);
    const hasFindings = manifest.columns.some(({ scope, path }) => scope === 'finding' && asked.has(path));
    this.#reader = reader;
    this.#paths = paths;
    this.#findings = hasFindings
      ? new FindingsInColumns(folder, manifest, (path) => asked.has(path))
      : undefined;
    this.#end = manifest.declarations;
  }

  /** The next part; undefined after the last. Throws where files are missing or cut. */
  next(): Columns | undefined {
    const range = this.#reader.rangeBefore(this.#end);
    if (range === undefined) return undefined;
    this.#end = range.from;
    const columns = this.#reader.read([...this.#paths, ...placePaths], range);
    const sequences = numbersOf(columns, 'record.sequence');
    const later = new Map<string, Column>(this.#findings?.columnsOf(sequences, this.#paths));
    later.set(supersededPath, this.#supersededIn(columns, sequences));
    return { ...columns, column: (path) => later.get(path) ?? columns.column(path) };
  }

  #supersededIn(columns: Columns, sequences: Float64Array): Column {
    // An amendment may follow in the same part.
    this.#superseded.see(numbersOf(columns, 'record.supersedes'));
    const values = new Float64Array(sequences.length);
    for (let row = 0; row < sequences.length; row++)
      if (this.#superseded.meet(sequences[row] as number)) values[row] = 1;
    return { kind: 'number', values };
  }
}

/** The numbers of declarations; NaN where none were written. */
export function numbersOf(columns: Columns, path: string): Float64Array {
  const column = columns.column(path);
  return column?.kind === 'number' ? column.values : new Float64Array(columns.declarations).fill(Number.NaN);
}
