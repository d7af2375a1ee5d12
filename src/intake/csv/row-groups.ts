import type { BrokenRow, Row } from './csv-rows.ts';

/** Rows with one id that stand together: the items of one declaration. */
export type RowGroup = {
  readonly kind: 'group';
  readonly id: string;
  /** At least one; only the first where they are too large together. */
  readonly rows: readonly Row[];
  /** Rows that cannot be read and lie among the others: without them the declaration is not whole. */
  readonly broken: readonly BrokenRow[];
  readonly isTooLarge: boolean;
};

type OpenGroup = { readonly id: string; readonly rows: Row[]; readonly broken: BrokenRow[]; bytes: number };

/** Unreadable rows kept until it shows whether they lie inside a declaration or after it. */
const strayLimit = 1_000;

/** Puts rows with the same id that stand together into groups; a row without an id stands alone. */
export async function* groupRows(
  rows: AsyncIterable<Row | BrokenRow>,
  idCell: number,
  maximumBytes: number,
): AsyncGenerator<RowGroup | BrokenRow> {
  const groups = new Grouping(idCell, maximumBytes);
  for await (const row of rows) yield* groups.take(row);
  yield* groups.end();
}

class Grouping {
  readonly #idCell: number;
  readonly #maximumBytes: number;
  #open: OpenGroup | undefined;
  #strays: BrokenRow[] = [];

  constructor(idCell: number, maximumBytes: number) {
    this.#idCell = idCell;
    this.#maximumBytes = maximumBytes;
  }

  *take(row: Row | BrokenRow): Generator<RowGroup | BrokenRow> {
    const id = row.cells[this.#idCell] ?? '';
    if (this.#open !== undefined && id !== '' && id === this.#open.id) {
      for (const stray of this.#strays.splice(0)) this.#add(this.#open, stray);
      this.#add(this.#open, row);
    } else if (row.kind === 'row') {
      yield* this.end();
      this.#open = { id, rows: [row], broken: [], bytes: row.raw.length };
    } else {
      this.#strays.push(row);
      if (this.#open === undefined || this.#strays.length > strayLimit) yield* this.end();
    }
  }

  *end(): Generator<RowGroup | BrokenRow> {
    if (this.#open !== undefined) {
      const { id, rows, broken, bytes } = this.#open;
      yield { kind: 'group', id, rows, broken, isTooLarge: bytes > this.#maximumBytes };
    }
    this.#open = undefined;
    yield* this.#strays.splice(0);
  }

  #add(group: OpenGroup, row: Row | BrokenRow): void {
    group.bytes += row.raw.length;
    if (group.bytes > this.#maximumBytes) {
      group.rows.length = 1;
      group.broken.length = 0;
    } else if (row.kind === 'row') group.rows.push(row);
    else group.broken.push(row);
  }
}
