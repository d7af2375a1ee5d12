import type { OfficeCode } from '../../domain/codes.ts';
import type { Declaration, Flow } from '../../domain/declaration.ts';
import { type Day, utcDayOfInstant } from '../../domain/moment.ts';
import { columnOf } from '../../identify/columns/column-of.ts';
import type { Columns } from '../../identify/columns/columns.ts';
import { declarationMaker } from '../../identify/columns/make-declarations.ts';
import { columnMatcher } from '../../identify/columns/match-columns.ts';
import { slotReader } from '../../identify/columns/slot-reader.ts';
import { fieldAt } from '../../identify/fields/field-catalogue.ts';
import type { FieldSlots, Slot, SlotRows } from '../../identify/fields/field-slots.ts';
import {
  type CompiledProfiles,
  matchesIn,
  type ProfileMatch,
} from '../../identify/profiles/compile-profiles.ts';
import type { MatchBuffer } from '../../identify/profiles/index/match-buffer.ts';
import type { PastRow } from './past-row.ts';

type Read = (row: number) => Slot;
type Readers = { readonly header: readonly Read[]; readonly items: readonly Read[] };

/** The declarations of columns as a back-test asks them, by their rows. A declaration is made only where it is shown. */
export function rowsInColumns(columns: Columns, paths: readonly string[]): (row: number) => PastRow {
  const page = new AskedColumns(columns, paths);
  return (row) => new RowInColumns(page, row);
}

/** Columns with what was made ready to ask them, once for all their rows. */
class AskedColumns {
  readonly itemStarts: Int32Array;
  readonly office: Read;
  readonly flow: Read;
  readonly version: Read;
  readonly declarationOf: (row: number) => Declaration;
  readonly #columns: Columns;
  readonly #lodgedAt: Read;
  readonly #sequence: Read;
  readonly #matchers = new Map<CompiledProfiles, (row: number) => MatchBuffer>();
  readonly #days = new Map<number, Day>();
  readonly #readers = new Map<FieldSlots, Readers>();

  constructor(columns: Columns, paths: readonly string[]) {
    this.#columns = columns;
    this.itemStarts = columns.itemStarts;
    this.declarationOf = declarationMaker(columns, paths);
    const read = (path: string): Read => {
      const field = fieldAt(path);
      if (field === undefined) throw new Error(`There is no field ${path}`);
      return slotReader(field, columns.column(path));
    };
    this.office = read('office');
    this.flow = read('flow');
    this.version = read('version');
    this.#lodgedAt = read('lodgedAt');
    this.#sequence = read('item.sequence');
  }

  dayOf(row: number): Day {
    const instant = Number(this.#lodgedAt(row));
    const number = Math.floor(instant / dayMilliseconds);
    const known = this.#days.get(number);
    if (known !== undefined) return known;
    const day = utcDayOfInstant(instant);
    this.#days.set(number, day);
    return day;
  }

  matchesOf(profiles: CompiledProfiles, row: number): readonly ProfileMatch[] {
    let match = this.#matchers.get(profiles);
    if (match === undefined) {
      match = columnMatcher(profiles, this.#columns);
      this.#matchers.set(profiles, match);
    }
    const found = match(row);
    if (found.length === 0) return none;
    const first = this.itemStarts[row] ?? 0;
    return matchesIn(profiles, found, (item) => Number(this.#sequence(first + item)));
  }

  valuesOf(slots: FieldSlots, row: number): SlotRows {
    let readers = this.#readers.get(slots);
    if (readers === undefined) {
      const of = (fields: FieldSlots['headerFields']): readonly Read[] =>
        fields.map((field) => slotReader(field, columnOf(this.#columns, field)));
      readers = { header: of(slots.headerFields), items: of(slots.itemFields) };
      this.#readers.set(slots, readers);
    }
    const { header, items } = readers;
    const rows: (readonly Slot[])[] = [];
    const end = this.itemStarts[row + 1] ?? 0;
    for (let item = this.itemStarts[row] ?? 0; item < end; item++) rows.push(items.map((read) => read(item)));
    return { header: header.map((read) => read(row)), items: rows };
  }
}

const none: readonly ProfileMatch[] = [];
const dayMilliseconds = 86_400_000;

class RowInColumns implements PastRow {
  readonly #page: AskedColumns;
  readonly #row: number;
  #declaration: Declaration | undefined;

  constructor(page: AskedColumns, row: number) {
    this.#page = page;
    this.#row = row;
  }

  /** An office that a message does not name is '', and a column tells no '' from an absence. */
  get office(): OfficeCode {
    return (this.#page.office(this.#row) ?? '') as OfficeCode;
  }

  get flow(): Flow {
    return this.#page.flow(this.#row) as Flow;
  }

  get day(): Day {
    return this.#page.dayOf(this.#row);
  }

  get version(): number {
    return Number(this.#page.version(this.#row) ?? 1);
  }

  get itemCount(): number {
    const { itemStarts } = this.#page;
    return (itemStarts[this.#row + 1] ?? 0) - (itemStarts[this.#row] ?? 0);
  }

  get declaration(): Declaration {
    this.#declaration ??= this.#page.declarationOf(this.#row);
    return this.#declaration;
  }

  matchesOf(profiles: CompiledProfiles): readonly ProfileMatch[] {
    return this.#page.matchesOf(profiles, this.#row);
  }

  valuesOf(slots: FieldSlots): SlotRows {
    return this.#page.valuesOf(slots, this.#row);
  }
}
