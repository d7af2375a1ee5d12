import type { ColumnKind } from '../../app/history/recorded-fields.ts';
import { GrowingArray } from '../../identify/columns/growing-array.ts';
import type { Field } from '../../identify/fields/field.ts';
import type { ColumnScope, StoredColumn } from './manifest.ts';
import { bytesOfText } from './text-bytes.ts';
import type { Piece } from './write-pieces.ts';

type Value = ReturnType<Field['read']>;

/** So many texts are remembered by their codes. Beyond, a text may get a second code, which means the same. */
const mostRemembered = 65_536;

const newIntegers = () => new GrowingArray((length) => new Int32Array(length));
const newNumbers = () => new GrowingArray((length) => new Float64Array(length));

/** A column that values are appended to; what was not written yet stands in memory. */
export class GrowingColumn {
  #written: StoredColumn;
  #values = newNumbers();
  #codes = newIntegers();
  #ends = newIntegers();
  #texts: Buffer[] = [];
  #textEnds = newNumbers();
  /** Rows and bytes with those that wait. */
  #rows: number;
  #textBytes: number;
  readonly #codeOf = new Map<string, number>();

  /** `known` are the last texts of the dictionary. */
  constructor(written: StoredColumn, known: readonly string[] = []) {
    this.#written = written;
    this.#rows = written.rows;
    this.#textBytes = written.textBytes;
    const first = written.texts - known.length + 1;
    for (const [place, text] of known.entries()) this.#codeOf.set(text, first + place);
  }

  /** A column whose first value comes in some row. */
  static beginning(
    path: string,
    scope: ColumnScope,
    kind: ColumnKind,
    file: string,
    from: number,
  ): GrowingColumn {
    return new GrowingColumn({
      path,
      scope,
      kind,
      file,
      from,
      rows: 0,
      texts: 0,
      textBytes: 0,
      elements: 0,
    });
  }

  /** Puts a value in a row after all others; the rows between are absent. */
  append(row: number, value: NonNullable<Value>): void {
    for (let absent = this.#written.from + this.#rows; absent < row; absent++) this.#push(undefined);
    this.#push(value);
  }

  #push(value: Value): void {
    const { kind, elements } = this.#written;
    this.#rows += 1;
    if (kind === 'number') this.#values.push(value === undefined ? Number.NaN : Number(value));
    else if (kind === 'text') this.#codes.push(value === undefined ? 0 : this.#code(String(value)));
    else {
      for (const element of typeof value === 'object' ? value : [])
        this.#codes.push(this.#code(String(element)));
      this.#ends.push(elements + this.#codes.length);
    }
  }

  #code(text: string): number {
    const known = this.#codeOf.get(text);
    if (known !== undefined) return known;
    if (this.#codeOf.size >= mostRemembered) this.#codeOf.clear();
    const bytes = bytesOfText(text);
    this.#texts.push(bytes);
    this.#textBytes += bytes.length;
    this.#textEnds.push(this.#textBytes);
    const code = this.#written.texts + this.#texts.length;
    this.#codeOf.set(text, code);
    return code;
  }

  /** The column as it will be when what waits is written. */
  get stored(): StoredColumn {
    const { texts, elements, kind } = this.#written;
    return {
      ...this.#written,
      rows: this.#rows,
      texts: texts + this.#texts.length,
      textBytes: this.#textBytes,
      elements: kind === 'texts' ? elements + this.#codes.length : 0,
    };
  }

  /** What waits to be written, each piece with its file and its place there. */
  pieces(): readonly Piece[] {
    const { file, kind, rows, texts, textBytes, elements } = this.#written;
    const piece = (end: string, at: number, bytes: Uint8Array): Piece => ({
      name: `${file}.${end}`,
      at,
      bytes,
    });
    const all = [
      piece('values', rows * 8, bytesOf(this.#values)),
      piece('ends', rows * 4, bytesOf(this.#ends)),
      piece('codes', (kind === 'texts' ? elements : rows) * 4, bytesOf(this.#codes)),
      piece('texts', textBytes, Buffer.concat(this.#texts)),
      piece('text-ends', texts * 8, bytesOf(this.#textEnds)),
    ];
    return all.filter(({ bytes }) => bytes.length > 0);
  }

  /** What waited was written. */
  settle(): void {
    this.#written = this.stored;
    this.#values = newNumbers();
    this.#codes = newIntegers();
    this.#ends = newIntegers();
    this.#texts = [];
    this.#textEnds = newNumbers();
  }
}

function bytesOf(values: { taken(): Int32Array | Float64Array }): Uint8Array {
  const taken = values.taken();
  return new Uint8Array(taken.buffer, taken.byteOffset, taken.byteLength);
}
