import type { KnownDeclaration, KnownItem } from '../../domain/known.ts';
import type { Field, FieldValue } from './field.ts';

/** A field's value in a row of slots. */
export type Slot = FieldValue;
export type Row = readonly Slot[];
/** The rows of a declaration: of its header, and of each item. */
export type SlotRows = { readonly header: Row; readonly items: readonly Row[] };

/** Where a compiled condition finds a field: in the header's row, or in the item's. */
export type SlotRef = { readonly scope: Field['scope']; readonly index: number };

/**
 * The fields that a set of conditions asks about, each given one slot, so that a declaration's values are
 * taken out once however many profiles ask for them.
 */
export class FieldSlots {
  readonly #header: Field[] = [];
  readonly #item: Field[] = [];
  readonly #refs = new Map<string, SlotRef>();

  slotFor(field: Field): SlotRef {
    const known = this.#refs.get(field.path);
    if (known !== undefined) return known;
    const fields = field.scope === 'item' ? this.#item : this.#header;
    const ref: SlotRef = { scope: field.scope, index: fields.length };
    fields.push(field);
    this.#refs.set(field.path, ref);
    return ref;
  }

  /** The fields of the header by their slots. */
  get headerFields(): readonly Field[] {
    return this.#header;
  }

  /** The fields of an item by their slots. */
  get itemFields(): readonly Field[] {
    return this.#item;
  }

  /** All values of a declaration. */
  rowsOf(declaration: KnownDeclaration): SlotRows {
    const header: Slot[] = [];
    this.readHeader(declaration, header);
    const items = declaration.items.map((item) => {
      const row: Slot[] = [];
      this.readItem(declaration, item, row);
      return row;
    });
    return { header, items };
  }

  /** Takes the values of the header's fields into a row. */
  readHeader(declaration: KnownDeclaration, row: Slot[]): void {
    for (let index = 0; index < this.#header.length; index++)
      row[index] = this.#header[index]?.read(declaration, undefined);
  }

  /** Takes the values of the fields of an item into a row. */
  readItem(declaration: KnownDeclaration, item: KnownItem, row: Slot[]): void {
    for (let index = 0; index < this.#item.length; index++)
      row[index] = this.#item[index]?.read(declaration, item);
  }
}
