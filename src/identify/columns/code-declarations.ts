import type { KnownDeclaration } from '../../domain/known.ts';
import type { Field } from '../fields/field.ts';
import { type ColumnWriter, columnWriter } from './column-writer.ts';
import type { Columns } from './columns.ts';
import { GrowingArray } from './growing-array.ts';

/** The columns of these fields over declarations that are all at hand. */
export function codeDeclarations(
  declarations: Iterable<KnownDeclaration>,
  fields: readonly Field[],
): Columns {
  const coder = new DeclarationCoder(fields);
  for (const declaration of declarations) coder.add(declaration);
  return coder.finish();
}

/** Lays declarations out in the columns of some fields, as they come. */
export class DeclarationCoder {
  readonly #ofHeader: readonly WrittenField[];
  readonly #ofItem: readonly WrittenField[];
  readonly #itemStarts = new GrowingArray((length) => new Int32Array(length));
  #items = 0;

  constructor(fields: readonly Field[]) {
    const written = fields.map((field) => ({ field, writer: columnWriter(field) }));
    this.#ofHeader = written.filter(({ field }) => field.scope === 'header');
    this.#ofItem = written.filter(({ field }) => field.scope === 'item');
  }

  /** Declarations so far. */
  get declarations(): number {
    return this.#itemStarts.length;
  }

  add(declaration: KnownDeclaration): void {
    this.#itemStarts.push(this.#items);
    for (const { field, writer } of this.#ofHeader) writer.append(field.read(declaration, undefined));
    for (const item of declaration.items) {
      for (const { field, writer } of this.#ofItem) writer.append(field.read(declaration, item));
    }
    this.#items += declaration.items.length;
  }

  /** The columns; nothing may be added after. */
  finish(): Columns {
    const { declarations } = this;
    this.#itemStarts.push(this.#items);
    const written = [...this.#ofHeader, ...this.#ofItem];
    const columns = new Map(written.map(({ field, writer }) => [field.path, writer.finish()]));
    return {
      declarations,
      items: this.#items,
      itemStarts: this.#itemStarts.taken(),
      column: (path) => columns.get(path),
    };
  }
}

type WrittenField = { readonly field: Field; readonly writer: ColumnWriter };
