import type { KnownDeclaration } from '../../../domain/known.ts';
import type { FieldSlots, Slot } from '../../fields/field-slots.ts';
import type { NumberPlace } from './profile-entries.ts';
import type { AskedDeclaration, ProfileIndex } from './profile-index.ts';
import type { TextClasses } from './text-classes.ts';

type TextPlace = { readonly place: number; readonly field: TextClasses };

/** A declaration as the index asks it; one object serves all declarations, one after the other. */
export class DeclaredValues implements AskedDeclaration {
  readonly classes: Int32Array;
  readonly numbers: Float64Array;
  readonly header: Slot[] = [];
  readonly item: Slot[] = [];
  readonly #slots: FieldSlots;
  readonly #texts: ByScope<TextPlace>;
  readonly #numbers: ByScope<NumberPlace>;
  #declaration: KnownDeclaration | undefined;

  constructor(slots: FieldSlots, { fields, numbers }: ProfileIndex) {
    this.#slots = slots;
    this.classes = new Int32Array(fields.length);
    this.numbers = new Float64Array(numbers.length);
    this.#texts = byScope(
      fields.map((field, place) => ({ place, field })),
      ({ field }) => field.slot.scope,
    );
    this.#numbers = byScope(numbers, ({ slot }) => slot.scope);
  }

  get itemCount(): number {
    return this.#declaration?.items.length ?? 0;
  }

  /** The same object, now speaking for this declaration. */
  of(declaration: KnownDeclaration): this {
    this.#declaration = declaration;
    return this;
  }

  takeHeader(): void {
    if (this.#declaration === undefined) return;
    this.#slots.readHeader(this.#declaration, this.header);
    this.#take(this.#texts.header, this.#numbers.header, this.header);
  }

  takeItem(place: number): void {
    const item = this.#declaration?.items[place];
    if (this.#declaration === undefined || item === undefined) return;
    this.#slots.readItem(this.#declaration, item, this.item);
    this.#take(this.#texts.item, this.#numbers.item, this.item);
  }

  #take(texts: readonly TextPlace[], numbers: readonly NumberPlace[], row: readonly Slot[]): void {
    for (let at = 0; at < texts.length; at++) {
      const { place, field } = texts[at] as TextPlace;
      this.classes[place] = field.classOf(row[field.slot.index]);
    }
    for (let at = 0; at < numbers.length; at++) {
      const { number, slot } = numbers[at] as NumberPlace;
      const value = row[slot.index];
      this.numbers[number] = typeof value === 'number' ? value : Number.NaN;
    }
  }
}

type ByScope<Part> = { readonly header: readonly Part[]; readonly item: readonly Part[] };

function byScope<Part>(parts: readonly Part[], scopeOf: (part: Part) => 'header' | 'item'): ByScope<Part> {
  return {
    header: parts.filter((part) => scopeOf(part) === 'header'),
    item: parts.filter((part) => scopeOf(part) === 'item'),
  };
}
