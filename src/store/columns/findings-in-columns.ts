import type { PastFinding } from '../../app/backtest/history-record.ts';
import type { CurrencyCode } from '../../domain/codes.ts';
import { decimalOfNumber, decimalText } from '../../domain/decimal.ts';
import type { FindingResult } from '../../domain/finding.ts';
import type { Column, NumberColumn, TextColumn } from '../../identify/columns/columns.ts';
import type { Manifest } from './manifest.ts';
import { readColumn } from './read-column.ts';

type FindingColumn = TextColumn | NumberColumn;

const ownerPath = 'finding.declaration';

/**
 * All findings of a history in columns, to be found by the sequence of the declaration they are on. They are far fewer
 * than declarations, since people make them.
 */
export class FindingsInColumns {
  /** Findings by their declarations, and in the order they were recorded. */
  readonly #order: Int32Array;
  readonly #ownersInOrder: Float64Array;
  readonly #columns: ReadonlyMap<string, FindingColumn>;

  /** The files of the manifest stand in `folder`; only what is asked for is read. */
  constructor(folder: string, manifest: Manifest, isAsked: (path: string) => boolean = () => true) {
    const read = manifest.columns
      .filter(({ scope, path }) => scope === 'finding' && (path === ownerPath || isAsked(path)))
      .map((column) => [column.path, readColumn(folder, column, 0, manifest.findings)] as const);
    this.#columns = new Map(read as readonly (readonly [string, FindingColumn])[]);
    const column: Column | undefined = this.#columns.get(ownerPath);
    const owners = column?.kind === 'number' ? column.values : new Float64Array(0);
    // One that is on no declaration is on none of any sequence.
    const ownerOf = (finding: number): number => owners[finding] || 0;
    this.#order = Int32Array.from(owners.keys()).sort((a, b) => ownerOf(a) - ownerOf(b) || a - b);
    this.#ownersInOrder = Float64Array.from(this.#order, ownerOf);
  }

  /** The findings on a declaration, in the order they were recorded. */
  on(sequence: number): readonly PastFinding[] {
    const found: PastFinding[] = [];
    for (let at = this.#firstFrom(sequence); this.#ownersInOrder[at] === sequence; at++)
      found.push(this.#findingAt(this.#order[at] as number));
    return found;
  }

  /** What was found of the declarations of some ascending sequences, each finding under its own path, the last counts. */
  columnsOf(sequences: Float64Array, paths: readonly string[]): ReadonlyMap<string, FindingColumn> {
    const lastOn = this.#lastOn(sequences);
    const made = new Map<string, FindingColumn>();
    for (const path of paths) {
      const column = this.#columns.get(path);
      if (column !== undefined) made.set(path, rowsOf(column, lastOn));
    }
    return made;
  }

  /** For each of some ascending sequences the last finding on it; -1 where there is none. */
  #lastOn(sequences: Float64Array): Int32Array {
    const last = new Int32Array(sequences.length).fill(-1);
    let row = 0;
    for (let at = this.#firstFrom(sequences[0] ?? 0); at < this.#order.length; at++) {
      const owner = this.#ownersInOrder[at] as number;
      while (row < sequences.length && (sequences[row] as number) < owner) row += 1;
      if (row === sequences.length) break;
      if (sequences[row] === owner) last[row] = this.#order[at] as number;
    }
    return last;
  }

  #firstFrom(sequence: number): number {
    let low = 0;
    let high = this.#ownersInOrder.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((this.#ownersInOrder[middle] as number) < sequence) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  #findingAt(row: number): PastFinding {
    const item = this.#numberAt('finding.item', row);
    const amount = this.#numberAt('finding.recovered.amount', row);
    const currency = this.#textAt('finding.recovered.currency', row) as CurrencyCode;
    return {
      result: this.#textAt('finding.result', row) as FindingResult,
      ...(item !== undefined && { item }),
      ...(amount !== undefined && {
        revenueRecovered: { amount: decimalText(decimalOfNumber(amount)), currency },
      }),
    };
  }

  #numberAt(path: string, row: number): number | undefined {
    const column = this.#columns.get(path);
    const value = column?.kind === 'number' ? (column.values[row] ?? Number.NaN) : Number.NaN;
    return Number.isNaN(value) ? undefined : value;
  }

  #textAt(path: string, row: number): string {
    const column = this.#columns.get(path);
    return column?.kind === 'text' ? (column.dictionary[column.codes[row] ?? 0] ?? '') : '';
  }
}

/** The values of findings at the rows of the declarations they are on; absent where there is none. */
function rowsOf(column: FindingColumn, findings: Int32Array): FindingColumn {
  if (column.kind === 'number') {
    const values = Float64Array.from(findings, (finding) =>
      finding < 0 ? Number.NaN : (column.values[finding] as number),
    );
    return { kind: 'number', values };
  }
  const codes = Int32Array.from(findings, (finding) => (finding < 0 ? 0 : (column.codes[finding] as number)));
  return { kind: 'text', dictionary: column.dictionary, codes };
}
