import type { Field } from '../fields/field.ts';
import type { Slot } from '../fields/field-slots.ts';
import type { Column, TextsColumn } from './columns.ts';

export type ReadSlot = (row: number) => Slot;

/** How a slot's value is made again from a column. */
export function slotReader({ type }: Field, column: Column | undefined): ReadSlot {
  switch (column?.kind) {
    case undefined:
      return () => undefined;
    case 'text':
      return (row) => column.dictionary[column.codes[row] ?? 0] || undefined;
    case 'texts':
      return (row) => textsAt(column, row);
    case 'number':
      return (row) => {
        const value = column.values[row] ?? Number.NaN;
        if (Number.isNaN(value)) return undefined;
        return type === 'boolean' ? value === 1 : value;
      };
  }
}

/** The texts of a row; undefined where it has none. */
export function textsAt(
  { starts, codes, dictionary }: TextsColumn,
  row: number,
): readonly string[] | undefined {
  const [from, to] = [starts[row] ?? 0, starts[row + 1] ?? 0];
  if (from === to) return undefined;
  return Array.from(codes.subarray(from, to), (code) => dictionary[code] ?? '');
}
