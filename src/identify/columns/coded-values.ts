import type { Field } from '../fields/field.ts';
import type { FieldSlots, Slot } from '../fields/field-slots.ts';
import type { NumberPlace } from '../profiles/index/profile-entries.ts';
import type { AskedDeclaration, ProfileIndex } from '../profiles/index/profile-index.ts';
import type { TextClasses } from '../profiles/index/text-classes.ts';
import { columnOf } from './column-of.ts';
import type { Column, Columns, TextColumn, TextsColumn } from './columns.ts';
import { type ReadSlot, slotReader, textsAt } from './slot-reader.ts';

const unknown = -1;
const none: readonly Slot[] = [];

/**
 * A declaration of the columns as the index asks it. The class of a text is looked up by its code, and a
 * number taken from its place: nothing is read, compared or made.
 */
export class CodedValues implements AskedDeclaration {
  readonly classes: Int32Array;
  readonly numbers: Float64Array;
  readonly #index: ProfileIndex;
  readonly #itemStarts: Int32Array;
  readonly #headerTexts: readonly CodedText[];
  readonly #itemTexts: readonly CodedText[];
  readonly #headerNumbers: readonly CodedNumber[];
  readonly #itemNumbers: readonly CodedNumber[];
  readonly #headerSlots: readonly ReadSlot[];
  readonly #itemSlots: readonly ReadSlot[];
  #declaration = 0;
  #firstItem = 0;
  #itemRow = 0;
  #header: readonly Slot[] | undefined;
  #item: readonly Slot[] | undefined;
  #forgotten: number;
  itemCount = 0;

  constructor(columns: Columns, slots: FieldSlots, index: ProfileIndex) {
    this.#index = index;
    this.#itemStarts = columns.itemStarts;
    this.#forgotten = index.forgotten;
    this.classes = new Int32Array(index.fields.length);
    this.numbers = new Float64Array(index.numbers.length).fill(Number.NaN);
    const { headerFields, itemFields } = slots;
    const columnAt = ({ scope, index: place }: TextClasses['slot']): Column | undefined => {
      const field = (scope === 'item' ? itemFields : headerFields)[place];
      return field && columnOf(columns, field);
    };
    const textsOf = (scope: Field['scope']): readonly CodedText[] =>
      index.fields.flatMap((field, place) => {
        const column = field.slot.scope === scope ? columnAt(field.slot) : undefined;
        return column === undefined || column.kind === 'number' ? [] : [codedText(place, field, column)];
      });
    const numbersOf = (scope: Field['scope']): readonly CodedNumber[] =>
      index.numbers.flatMap(({ number, slot }: NumberPlace) => {
        const column = slot.scope === scope ? columnAt(slot) : undefined;
        return column?.kind === 'number' ? [{ number, values: column.values }] : [];
      });
    this.#headerTexts = textsOf('header');
    this.#itemTexts = textsOf('item');
    this.#headerNumbers = numbersOf('header');
    this.#itemNumbers = numbersOf('item');
    this.#headerSlots = headerFields.map((field) => slotReader(field, columnOf(columns, field)));
    this.#itemSlots = itemFields.map((field) => slotReader(field, columnOf(columns, field)));
  }

  /** The same object, now speaking for the declaration in this row. */
  of(declaration: number): this {
    this.#declaration = declaration;
    this.#firstItem = this.#itemStarts[declaration] ?? 0;
    this.itemCount = (this.#itemStarts[declaration + 1] ?? 0) - this.#firstItem;
    return this;
  }

  takeHeader(): void {
    this.#header = undefined;
    this.#item = undefined;
    if (this.#forgotten !== this.#index.forgotten) this.#forget();
    this.#take(this.#headerTexts, this.#headerNumbers, this.#declaration);
  }

  takeItem(place: number): void {
    this.#item = undefined;
    this.#itemRow = this.#firstItem + place;
    this.#take(this.#itemTexts, this.#itemNumbers, this.#itemRow);
  }

  /** The values themselves are made only when a condition must be evaluated that no number answers. */
  get header(): readonly Slot[] {
    this.#header ??= this.#headerSlots.map((read) => read(this.#declaration));
    return this.#header;
  }

  get item(): readonly Slot[] {
    if (this.itemCount === 0) return none;
    this.#item ??= this.#itemSlots.map((read) => read(this.#itemRow));
    return this.#item;
  }

  #take(texts: readonly CodedText[], numbers: readonly CodedNumber[], row: number): void {
    for (let at = 0; at < texts.length; at++) {
      const text = texts[at] as CodedText;
      this.classes[text.place] =
        text.column.kind === 'text' ? classOf(text, text.column, row) : classOfMany(text, text.column, row);
    }
    for (let at = 0; at < numbers.length; at++) {
      const { number, values } = numbers[at] as CodedNumber;
      this.numbers[number] = values[row] ?? Number.NaN;
    }
  }

  #forget(): void {
    this.#forgotten = this.#index.forgotten;
    for (const { classes } of [...this.#headerTexts, ...this.#itemTexts]) classes.fill(unknown);
  }
}

type CodedText = {
  readonly place: number;
  readonly field: TextClasses;
  readonly column: TextColumn | TextsColumn;
  /** The class of each code, as far as it was asked for. */
  readonly classes: Int32Array;
};
type CodedNumber = { readonly number: number; readonly values: Float64Array };

function codedText(place: number, field: TextClasses, column: TextColumn | TextsColumn): CodedText {
  return { place, field, column, classes: new Int32Array(column.dictionary.length).fill(unknown) };
}

function classOf({ classes, field }: CodedText, { codes, dictionary }: TextColumn, row: number): number {
  const code = codes[row] ?? 0;
  if (code === 0) return 0;
  const known = classes[code] ?? unknown;
  if (known !== unknown) return known;
  const found = field.classOf(dictionary[code]);
  classes[code] = found;
  return found;
}

function classOfMany({ field }: CodedText, column: TextsColumn, row: number): number {
  return field.classOf(textsAt(column, row));
}
