import type { Field, Scalar } from '../fields/field.ts';
import type { Column } from './columns.ts';
import { GrowingArray } from './growing-array.ts';

type Value = ReturnType<Field['read']>;

const newCodes = () => new GrowingArray((length) => new Int32Array(length));

/** Writes one field's column, row after row. */
export type ColumnWriter = {
  readonly append: (value: Value) => void;
  readonly finish: () => Column;
};

/** A writer for the column of a field. */
export function columnWriter(field: Pick<Field, 'many' | 'type'>): ColumnWriter {
  if (field.many) return textsWriter();
  return field.type === 'text' ? textWriter() : numberWriter();
}

function textWriter(): ColumnWriter {
  const coder = new TextCoder();
  const codes = newCodes();
  return {
    append: (value) => codes.push(coder.codeOf(value)),
    finish: () => ({ kind: 'text', dictionary: coder.dictionary, codes: codes.taken() }),
  };
}

function textsWriter(): ColumnWriter {
  const coder = new TextCoder();
  const starts = newCodes();
  const codes = newCodes();
  return {
    append: (value) => {
      starts.push(codes.length);
      for (const element of elementsOf(value)) codes.push(coder.codeOf(element));
    },
    finish: () => {
      starts.push(codes.length);
      return { kind: 'texts', dictionary: coder.dictionary, starts: starts.taken(), codes: codes.taken() };
    },
  };
}

function numberWriter(): ColumnWriter {
  const values = new GrowingArray((length) => new Float64Array(length));
  return {
    append: (value) => values.push(value === undefined ? Number.NaN : Number(value)),
    finish: () => ({ kind: 'number', values: values.taken() }),
  };
}

function elementsOf(value: Value): readonly Scalar[] {
  if (value === undefined) return [];
  return typeof value === 'object' ? value : [value];
}

/** Gives each text a code, in the order they come. */
class TextCoder {
  readonly dictionary: string[] = [''];
  readonly #codes = new Map<string, number>();

  codeOf(value: Value): number {
    if (typeof value !== 'string') return 0;
    const known = this.#codes.get(value);
    if (known !== undefined) return known;
    const code = this.dictionary.length;
    this.dictionary.push(value);
    this.#codes.set(value, code);
    return code;
  }
}
