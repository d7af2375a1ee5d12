import type { NamedLists } from '../../domain/rule-book.ts';
import type { Field } from '../fields/field.ts';
import { boundFieldAt } from '../lookups/bound-field.ts';
import { columnOf } from './column-of.ts';
import type { Column, Columns } from './columns.ts';
import { ownerRows } from './owner-rows.ts';
import { chunkRows } from './row-filter.ts';

/** For rows that are asked, the rows at which a column holds their values. */
export type Places = (rows: Int32Array, count: number) => Int32Array;

/** A field as the rows of one scope see it; of a field that is nowhere present the column is undefined. */
export type ViewedField = {
  readonly field: Field;
  readonly column: Column | undefined;
  readonly placesOf: Places;
};

/** Columns as they are asked: by the rows of declarations, or by those of items, with the lists at hand. */
export type ColumnView = {
  readonly scope: Field['scope'];
  readonly lists: NamedLists;
  readonly fieldAt: (path: string) => ViewedField;
};

const samePlaces: Places = (rows) => rows;

/** The view of the rows of one scope; an item sees the fields of its declaration as its own. */
export function columnView(columns: Columns, scope: Field['scope'], lists: NamedLists): ColumnView {
  return {
    scope,
    lists,
    fieldAt: (path) => {
      const field = boundFieldAt(path, lists);
      const isOwned = scope === 'item' && field.scope === 'header';
      return {
        field,
        column: columnOf(columns, field),
        placesOf: isOwned ? ownerPlaces(columns.itemStarts) : samePlaces,
      };
    },
  };
}

function ownerPlaces(itemStarts: Int32Array): Places {
  const owners = new Int32Array(chunkRows);
  return (rows, count) => ownerRows(rows, count, itemStarts, owners);
}
