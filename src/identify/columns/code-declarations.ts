import type { Declaration } from '../../domain/declaration.ts';
import type { Field } from '../profiles/field.ts';
import { type ColumnWriter, columnWriter } from './column-writer.ts';
import type { Columns } from './columns.ts';
import { GrowingArray } from './growing-array.ts';

/** The columns of these fields over declarations that are all at hand. */
export function codeDeclarations(declarations: Iterable<Declaration>, fields: readonly Field[]): Columns {
  const writers = fields.map((field) => ({ field, writer: columnWriter(field) }));
  const ofHeader = writers.filter(({ field }) => field.scope === 'header');
  const ofItem = writers.filter(({ field }) => field.scope === 'item');
  const itemStarts = new GrowingArray((length) => new Int32Array(length));
  let items = 0;
  for (const declaration of declarations) {
    itemStarts.push(items);
    for (const { field, writer } of ofHeader) writer.append(field.read(declaration, undefined));
    for (const item of declaration.items) {
      for (const { field, writer } of ofItem) writer.append(field.read(declaration, item));
    }
    items += declaration.items.length;
  }
  const total = itemStarts.length;
  itemStarts.push(items);
  return { declarations: total, items, itemStarts: itemStarts.taken(), column: columnsByPath(writers) };
}

function columnsByPath(
  writers: readonly { readonly field: Field; readonly writer: ColumnWriter }[],
): Columns['column'] {
  const columns = new Map(writers.map(({ field, writer }) => [field.path, writer.finish()]));
  return (path) => columns.get(path);
}
