/** How far a row is: at its end, inside quotes that go on in the next line, or beyond reading. */
export type RowState = 'whole' | 'open' | 'broken';

const quote = '"';

/**
 * Takes a row apart into its cells, one line at a time. A quote opens a cell only at its beginning, is
 * written twice inside it, and closes it only before a delimiter or the end of the line.
 */
export class CellScanner {
  readonly #delimiter: string;
  #cells: string[] = [];
  /** The quoted cell that is being read, as far as it went. */
  #quoted: string | undefined;

  constructor(delimiter: string) {
    this.#delimiter = delimiter;
  }

  get cells(): readonly string[] {
    return this.#cells;
  }

  startOver(): void {
    this.#cells = [];
    this.#quoted = undefined;
  }

  /** Reads on with the next line of the row; `ending` belongs to a quoted cell that goes on after it. */
  scan(line: string, ending: string): RowState {
    let at = 0;
    for (;;) {
      if (this.#quoted === undefined && line[at] === quote) {
        this.#quoted = '';
        at += 1;
      }
      const end = this.#quoted === undefined ? this.#plainCell(line, at) : this.#quotedCell(line, at, ending);
      if (typeof end === 'string') return end;
      if (end === line.length) return 'whole';
      if (line[end] !== this.#delimiter) return 'broken';
      at = end + 1;
    }
  }

  /** Takes the bare cell that begins at `at`; gives the place after it. */
  #plainCell(line: string, at: number): number | 'broken' {
    const next = line.indexOf(this.#delimiter, at);
    const end = next === -1 ? line.length : next;
    const cell = line.slice(at, end);
    if (cell.includes(quote)) return 'broken';
    this.#cells.push(cell);
    return end;
  }

  /** Takes the rest of the quoted cell from `at` on; gives the place after its closing quote. */
  #quotedCell(line: string, at: number, ending: string): number | 'open' {
    let cell = this.#quoted ?? '';
    for (let from = at; ; ) {
      const end = line.indexOf(quote, from);
      if (end === -1) {
        this.#quoted = cell + line.slice(from) + ending;
        return 'open';
      }
      cell += line.slice(from, end);
      if (line[end + 1] !== quote) {
        this.#cells.push(cell);
        this.#quoted = undefined;
        return end + 1;
      }
      cell += quote;
      from = end + 2;
    }
  }
}
