import { isUtf8 } from 'node:buffer';
import { type Line, linesOf } from '../lines.ts';
import { CellScanner } from './cell-scanner.ts';

/** A row as it came, with the line it begins in. */
export type Row = {
  readonly kind: 'row';
  readonly line: number;
  readonly cells: readonly string[];
  readonly raw: string;
};

/** What could not be read as a row; its cells, where at least they could be told apart. */
export type BrokenRow = {
  readonly kind: 'broken';
  readonly fault: 'stray-quote' | 'open-quote' | 'wrong-width' | 'not-utf8' | 'too-large';
  readonly line: number;
  readonly cells: readonly string[];
  readonly raw: string;
};

/**
 * The rows of a CSV stream (RFC 4180), in their order and all as wide as the first; blank lines are passed
 * over. A stray quote costs the row it stands in and no other: when what it opened comes to nothing, the
 * lines after the first are read again, each of them once more at the most.
 */
export async function* csvRows(
  bytes: AsyncIterable<Uint8Array>,
  delimiter: string,
  maximumBytes: number,
): AsyncGenerator<Row | BrokenRow> {
  const rows = new RowReader(delimiter, maximumBytes);
  for await (const line of linesOf(bytes, maximumBytes)) yield* rows.take(line);
  yield* rows.end();
}

class RowReader {
  readonly #maximumBytes: number;
  readonly #scanner: CellScanner;
  /** The lines of the row that is being read. */
  #lines: Line[] = [];
  #size = 0;
  #width: number | undefined;

  constructor(delimiter: string, maximumBytes: number) {
    this.#scanner = new CellScanner(delimiter);
    this.#maximumBytes = maximumBytes;
  }

  *take(line: Line): Generator<Row | BrokenRow> {
    const { bytes, ending } = line;
    if (this.#lines.length === 0 && bytes?.length === 0) return;
    this.#lines.push(line);
    this.#size += bytes?.length ?? 0;
    if (bytes === undefined || this.#size > this.#maximumBytes) {
      yield* this.#giveUp('too-large');
      return;
    }
    this.#size += ending.length;
    if (!isUtf8(bytes)) {
      // Alone it is to blame; inside open quotes it will be, when it is read by itself.
      yield* this.#giveUp(this.#lines.length === 1 ? 'not-utf8' : 'stray-quote');
      return;
    }
    const state = this.#scanner.scan(textOf(line), ending);
    if (state === 'broken') yield* this.#giveUp('stray-quote');
    if (state === 'whole') yield this.#row();
  }

  *end(): Generator<Row | BrokenRow> {
    while (this.#lines.length > 0) yield* this.#giveUp('open-quote');
  }

  #row(): Row | BrokenRow {
    const { cells } = this.#scanner;
    const row = { line: this.#lines[0]?.number ?? 1, cells, raw: rawOf(this.#lines) };
    this.#startOver();
    this.#width ??= cells.length;
    return cells.length === this.#width
      ? { kind: 'row', ...row }
      : { kind: 'broken', fault: 'wrong-width', ...row };
  }

  /** Blames the line the row began in. What is wrong with a later one shows when that is read by itself. */
  *#giveUp(fault: BrokenRow['fault']): Generator<Row | BrokenRow> {
    const [first, ...rest] = this.#lines;
    this.#startOver();
    if (first === undefined) return;
    yield { kind: 'broken', fault, line: first.number, cells: [], raw: textOf(first) };
    for (const line of rest) yield* this.take(line);
  }

  #startOver(): void {
    this.#lines = [];
    this.#size = 0;
    this.#scanner.startOver();
  }
}

/** A line as text; a byte-order mark belongs to the file and not to its first cell. */
function textOf({ number, bytes }: Line): string {
  const text = Buffer.from(bytes ?? []).toString('utf8');
  return number === 1 && text.startsWith('\ufeff') ? text.slice(1) : text;
}

function rawOf(lines: readonly Line[]): string {
  return lines.map((line, index) => textOf(line) + (index < lines.length - 1 ? line.ending : '')).join('');
}
