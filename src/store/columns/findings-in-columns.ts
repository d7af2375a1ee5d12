import type { PastFinding } from '../../app/backtest/history-record.ts';
import type { CurrencyCode } from '../../domain/codes.ts';
import { decimalOfNumber, decimalText } from '../../domain/decimal.ts';
import type { FindingResult } from '../../domain/finding.ts';
import type { Column } from '../../identify/columns/columns.ts';
import type { Manifest } from './manifest.ts';
import { readColumn } from './read-column.ts';

/** All findings of a history in columns, to be found by the sequence of the declaration they are on. */
export class FindingsInColumns {
  readonly #owners: Float64Array;
  /** Findings by their declarations, and in the order they were recorded. */
  readonly #order: Int32Array;
  readonly #ownersInOrder: Float64Array;
  readonly #columnAt: (path: string) => Column | undefined;

  /** The files of the manifest stand in `folder`. */
  constructor(folder: string, manifest: Manifest) {
    const columns = new Map(
      manifest.columns
        .filter(({ scope }) => scope === 'finding')
        .map((column) => [column.path, readColumn(folder, column, 0, manifest.findings)]),
    );
    this.#columnAt = (path) => columns.get(path);
    const owners = columns.get('finding.declaration');
    this.#owners = owners?.kind === 'number' ? owners.values : new Float64Array(0);
    // One that is on no declaration is on none of any sequence.
    const ownerOf = (finding: number): number => this.#owners[finding] || 0;
    this.#order = Int32Array.from(this.#owners.keys()).sort((a, b) => ownerOf(a) - ownerOf(b) || a - b);
    this.#ownersInOrder = Float64Array.from(this.#order, ownerOf);
  }

  /** The findings on a declaration, in the order they were recorded. */
  on(sequence: number): readonly PastFinding[] {
    const found: PastFinding[] = [];
    for (let at = this.#firstOf(sequence); this.#ownersInOrder[at] === sequence; at++)
      found.push(this.#findingAt(this.#order[at] as number));
    return found;
  }

  #firstOf(sequence: number): number {
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
    const column = this.#columnAt(path);
    const value = column?.kind === 'number' ? (column.values[row] ?? Number.NaN) : Number.NaN;
    return Number.isNaN(value) ? undefined : value;
  }

  #textAt(path: string, row: number): string {
    const column = this.#columnAt(path);
    return column?.kind === 'text' ? (column.dictionary[column.codes[row] ?? 0] ?? '') : '';
  }
}
