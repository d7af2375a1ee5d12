import { isFieldRef, type Predicate } from '../../domain/condition.ts';
import { elementTest } from '../conditions/compile-predicate.ts';
import type { ColumnView, ViewedField } from './column-view.ts';
import type { NumberColumn, TextColumn, TextsColumn } from './columns.ts';
import { numberFilter } from './number-filter.ts';
import { referenceFilter } from './reference-filter.ts';
import { keepsAll, keepsNone, type RowFilter } from './row-filter.ts';
import { textAnswers, textFilter, textsFilter } from './text-filter.ts';

/** Keeps the rows where a predicate is true, or where it is false. */
export function predicateFilter(predicate: Predicate, isTrue: boolean, view: ColumnView): RowFilter {
  const viewed = view.fieldAt(predicate.field);
  if (!('value' in predicate)) return presenceFilter((predicate.op === 'exists') === isTrue, viewed);
  if (isFieldRef(predicate.value))
    return referenceFilter(
      predicate.op,
      predicate.value.times,
      isTrue,
      viewed,
      view.fieldAt(predicate.value.field),
    );
  const { field, column, placesOf } = viewed;
  if (column === undefined) return keepsNone;
  if (column.kind === 'number') return numberFilter(predicate, isTrue, viewed, column, view.lists);
  const { test, isNegative } = elementTest(predicate, field, view.lists);
  const answers = textAnswers(column.dictionary, test);
  const isHit = isTrue !== isNegative;
  return column.kind === 'text'
    ? textFilter(column, placesOf, answers, isHit)
    : textsFilter(column, placesOf, answers, isHit);
}

function presenceFilter(isPresent: boolean, { column, placesOf }: ViewedField): RowFilter {
  if (column === undefined) return isPresent ? keepsNone : keepsAll;
  const isThere = presenceIn(column);
  return (rows, count) => {
    const places = placesOf(rows, count);
    let kept = 0;
    for (let at = 0; at < count; at++) {
      const place = places[at] as number;
      rows[kept] = rows[at] as number;
      if (isThere(place) === isPresent) kept += 1;
    }
    return kept;
  };
}

function presenceIn(column: TextColumn | TextsColumn | NumberColumn): (place: number) => boolean {
  switch (column.kind) {
    case 'text':
      return (place) => column.codes[place] !== 0;
    case 'texts':
      return (place) => column.starts[place] !== column.starts[place + 1];
    case 'number':
      return (place) => !Number.isNaN(column.values[place]);
  }
}
