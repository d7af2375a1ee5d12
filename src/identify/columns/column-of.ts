import type { BoundLookup, Field, FieldValue } from '../fields/field.ts';
import { columnWriter } from './column-writer.ts';
import type { Column, Columns } from './columns.ts';
import { slotReader } from './slot-reader.ts';

const known = new WeakMap<Columns, Map<Field, Column>>();

/**
 * The column of a field. One that is looked up in a list is kept nowhere: its column is made of those beneath, when it
 * is first asked for, and lives as long as they do.
 */
export function columnOf(columns: Columns, field: Field): Column | undefined {
  if (field.lookup === undefined) return columns.column(field.path);
  if (field.bound === undefined) return undefined;
  const made = known.get(columns) ?? new Map<Field, Column>();
  known.set(columns, made);
  const column = made.get(field) ?? lookedUp(columns, field, field.bound);
  made.set(field, column);
  return column;
}

function lookedUp(columns: Columns, field: Field, { from, answer }: BoundLookup): Column {
  const writer = columnWriter(field);
  const { declarations, itemStarts } = columns;
  const read = from.map((each) => ({
    isOfItem: each.scope === 'item',
    at: slotReader(each, columnOf(columns, each)),
  }));
  const values: FieldValue[] = [];
  const take = (isOfItem: boolean, row: number): void => {
    for (const [place, each] of read.entries()) if (each.isOfItem === isOfItem) values[place] = each.at(row);
  };
  for (let row = 0; row < declarations; row++) {
    take(false, row);
    if (field.scope === 'header') writer.append(answer(values));
    else {
      const end = itemStarts[row + 1] ?? 0;
      for (let item = itemStarts[row] ?? 0; item < end; item++) {
        take(true, item);
        writer.append(answer(values));
      }
    }
  }
  return writer.finish();
}
