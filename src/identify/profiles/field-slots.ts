import type { Declaration } from '../../domain/declaration.ts';
import type { GoodsItem } from '../../domain/goods-item.ts';
import type { Field, Scalar } from './field.ts';

/** A field's value in a row of slots. */
export type Slot = Scalar | readonly Scalar[] | undefined;
export type Row = readonly Slot[];

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

  headerRow(declaration: Declaration): Row {
    return this.#header.map((field) => field.read(declaration, undefined));
  }

  itemRow(declaration: Declaration, item: GoodsItem): Row {
    return this.#item.map((field) => field.read(declaration, item));
  }
}
