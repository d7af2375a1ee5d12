import type { StoredColumn } from './manifest.ts';
import type { CodedTexts } from './read-column.ts';
import { textsBetween } from './read-texts.ts';

/** So many texts that follow one another are read together. */
const blockTexts = 256;
/** What is remembered of one column, in UTF-16 units; neighbouring rows have the same texts, or texts side by side. */
const mostUnits = 16_777_216;

type Block = { readonly texts: readonly string[]; readonly units: number };

/** The texts of one column for those who read it range by range: only what occurs is read, and some of it remembered. */
export class RememberedTexts {
  readonly #folder: string;
  readonly #column: StoredColumn;
  readonly #blocks = new Map<number, Block>();
  #units = 0;

  constructor(folder: string, column: StoredColumn) {
    this.#folder = folder;
    this.#column = column;
  }

  /** The texts of these codes in a dictionary of nothing else; the codes are changed to its own. */
  of(codes: Int32Array): CodedTexts {
    const { low, high } = endsOf(codes);
    const dictionary = [''];
    const renumbered = new Int32Array(Math.max(0, high - low + 1));
    for (let at = 0; at < codes.length; at++) {
      const code = codes[at] as number;
      if (code === 0) continue;
      let known = renumbered[code - low] as number;
      if (known === 0) {
        known = dictionary.length;
        dictionary.push(this.#textOf(code));
        renumbered[code - low] = known;
      }
      codes[at] = known;
    }
    return { dictionary, codes };
  }

  #textOf(code: number): string {
    const place = code - 1;
    const number = Math.floor(place / blockTexts);
    const { texts } = this.#blocks.get(number) ?? this.#read(number);
    const text = texts[place % blockTexts];
    if (text === undefined) throw new Error(`${this.#column.file} has no text of code ${code}`);
    return text;
  }

  #read(number: number): Block {
    const from = number * blockTexts;
    const to = Math.min(this.#column.texts, from + blockTexts);
    const texts = textsBetween(this.#folder, this.#column, from, to);
    const block = { texts, units: texts.reduce((sum, { length }) => sum + length, 0) };
    this.#blocks.set(number, block);
    this.#units += block.units;
    for (const [oldest, { units }] of this.#blocks) {
      if (this.#units <= mostUnits || oldest === number) break;
      this.#blocks.delete(oldest);
      this.#units -= units;
    }
    return block;
  }
}

/** The lowest and the highest code of a text; a range holds codes that lie near one another. */
function endsOf(codes: Int32Array): { readonly low: number; readonly high: number } {
  let low = 2_147_483_647;
  let high = 0;
  for (let at = 0; at < codes.length; at++) {
    const code = codes[at] as number;
    if (code !== 0 && code < low) low = code;
    if (code > high) high = code;
  }
  return { low, high };
}
