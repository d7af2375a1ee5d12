import type { HistoryRecord, PastFinding } from '../../app/backtest/history-record.ts';
import { rowsInColumns } from '../../app/backtest/rows-in-columns.ts';
import type { RowRange } from '../../app/ports/history-columns.ts';
import type { HistoryPeriod } from '../../app/ports/past-store.ts';
import type { Columns } from '../../identify/columns/columns.ts';
import type { LaterActs } from '../recorded-past.ts';
import { FindingsInColumns } from './findings-in-columns.ts';
import { numbersOf } from './history-in-columns.ts';
import type { RangeReader } from './range-reader.ts';
import { SupersededVersions } from './superseded-versions.ts';

const dayMilliseconds = 86_400_000;
const selectingPaths = ['record.sequence', 'record.supersedes', 'lodgedAt', 'office'];

/** What is wanted of the past: a period, and the paths of the fields. */
export type WantedPast = { readonly period: HistoryPeriod; readonly fields: readonly string[] };

/** Declarations of columns with the sequence of the first row that was looked at for them. */
export type PageInColumns = { readonly firstSequence: number; readonly records: readonly HistoryRecord[] };

/** The past in columns, page by page, the newest first. Only what is wanted is made of a row. */
export class PagesInColumns {
  readonly #reader: RangeReader;
  readonly #wanted: WantedPast;
  readonly #superseded: SupersededVersions;
  readonly #laterFindings: ReadonlyMap<number, readonly PastFinding[]>;
  #findings: FindingsInColumns | undefined;
  #end: number;

  constructor(reader: RangeReader, later: LaterActs, wanted: WantedPast) {
    this.#reader = reader;
    this.#wanted = wanted;
    this.#superseded = new SupersededVersions(later.superseded);
    const byDeclaration = Map.groupBy(later.findings, ({ declaration }) => declaration);
    this.#laterFindings = new Map(
      [...byDeclaration].map(([sequence, findings]) => [sequence, findings.map(({ finding }) => finding)]),
    );
    this.#end = reader.manifest.declarations;
  }

  /** The next page; undefined after the last. Throws where files are missing or cut. */
  next(): PageInColumns | undefined {
    const reader = this.#reader;
    this.#findings ??= new FindingsInColumns(reader.folder, reader.manifest);
    const range = reader.rangeBefore(this.#end);
    if (range === undefined) return undefined;
    this.#end = range.from;
    const selecting = reader.read(selectingPaths, range);
    const sequences = numbersOf(selecting, 'record.sequence');
    const rows = this.#rowsIn(selecting, sequences);
    return {
      firstSequence: sequences[0] ?? 0,
      records: rows.length === 0 ? [] : this.#recordsOf(rows, sequences, range),
    };
  }

  #rowsIn(columns: Columns, sequences: Float64Array): readonly number[] {
    // An amendment may follow in the same range.
    this.#superseded.see(numbersOf(columns, 'record.supersedes'));
    const isWanted = periodFilter(this.#wanted.period, columns);
    const rows: number[] = [];
    for (let row = columns.declarations - 1; row >= 0; row--)
      if (!this.#superseded.meet(sequences[row] as number) && isWanted(row)) rows.push(row);
    return rows;
  }

  #recordsOf(rows: readonly number[], sequences: Float64Array, range: RowRange): readonly HistoryRecord[] {
    const { fields } = this.#wanted;
    const columns = this.#reader.read([...fields, 'decision.draw', 'decision.drawRate'], range);
    const rowAt = rowsInColumns(columns, fields);
    const draws = numbersOf(columns, 'decision.draw');
    const rates = numbersOf(columns, 'decision.drawRate');
    return rows.map((row) => {
      const draw = draws[row] as number;
      return {
        row: rowAt(row),
        decided: { draw, isDrawn: draw < (rates[row] as number) },
        findings: this.#findingsOn(sequences[row] as number),
      };
    });
  }

  #findingsOn(sequence: number): readonly PastFinding[] {
    const found = this.#findings?.on(sequence) ?? [];
    const later = this.#laterFindings.get(sequence);
    return later === undefined ? found : [...found, ...later];
  }
}

/** Whether the declaration of a row was lodged in the period, at one of its offices. */
function periodFilter({ from, to, offices }: HistoryPeriod, columns: Columns): (row: number) => boolean {
  const lodged = numbersOf(columns, 'lodgedAt');
  const first = from === undefined ? Number.NEGATIVE_INFINITY : startOf(from);
  const end = to === undefined ? Number.POSITIVE_INFINITY : startOf(to) + dayMilliseconds;
  const isOffice = offices === undefined ? undefined : officeFilter(new Set(offices), columns);
  return (row) => {
    const instant = lodged[row] as number;
    return instant >= first && instant < end && isOffice?.(row) !== false;
  };
}

function officeFilter(offices: ReadonlySet<string>, columns: Columns): (row: number) => boolean {
  const column = columns.column('office');
  if (column?.kind !== 'text') return () => offices.has('');
  // The text of the code 0 is '', and so is an office that a message does not name.
  const wanted = column.dictionary.map((office) => offices.has(office));
  return (row) => wanted[column.codes[row] ?? 0] === true;
}

function startOf(day: string): number {
  return Date.parse(`${day}T00:00:00Z`);
}
