import type { Predicate } from '../../domain/condition.ts';
import { listedValue } from '../../domain/named-list.ts';
import type { NamedLists } from '../../domain/rule-book.ts';
import { constantOf } from '../conditions/compile-predicate.ts';
import type { Field, Scalar } from '../fields/field.ts';
import type { Places, ViewedField } from './column-view.ts';
import type { NumberColumn } from './columns.ts';
import type { RowFilter } from './row-filter.ts';

/** Keeps the rows whose number is there and satisfies a predicate, or does not. */
export function numberFilter(
  predicate: Predicate,
  isTrue: boolean,
  { field, placesOf }: ViewedField,
  { values }: NumberColumn,
  lists: NamedLists,
): RowFilter {
  const numberOf = (constant: Scalar): number => Number(constantOf(field, constant));
  switch (predicate.op) {
    case 'in':
    case 'inList':
      return amongFilter(values, placesOf, new Set(namedIn(predicate, lists).map(numberOf)), isTrue);
    case 'notIn':
    case 'notInList':
      return amongFilter(values, placesOf, new Set(namedIn(predicate, lists).map(numberOf)), !isTrue);
    default: {
      const { low, high, isInside } = rangeOf(predicate, field, numberOf);
      return isInside === isTrue
        ? insideFilter(values, placesOf, low, high)
        : outsideFilter(values, placesOf, low, high);
    }
  }
}

type Range = { readonly low: number; readonly high: number; readonly isInside: boolean };

/** A comparison as lying inside a closed range, or present and outside it: no lesser ones are needed. */
function rangeOf(predicate: Predicate, field: Field, numberOf: (constant: Scalar) => number): Range {
  if (predicate.op === 'between') {
    const [low, high] = predicate.value;
    return { low, high, isInside: true };
  }
  const constant = 'value' in predicate ? numberOf(predicate.value as Scalar) : Number.NaN;
  switch (predicate.op) {
    case 'eq':
    case 'ne':
      return { low: constant, high: constant, isInside: predicate.op === 'eq' };
    case 'lt':
    case 'gte':
      return { low: constant, high: Number.POSITIVE_INFINITY, isInside: predicate.op === 'gte' };
    case 'gt':
    case 'lte':
      return { low: Number.NEGATIVE_INFINITY, high: constant, isInside: predicate.op === 'lte' };
    default:
      throw new Error(`${predicate.op} cannot be asked of ${field.path}, which is a number`);
  }
}

/** An absent number is NaN, which lies neither inside nor outside. */
function insideFilter(values: Float64Array, placesOf: Places, low: number, high: number): RowFilter {
  return (rows, count) => {
    const places = placesOf(rows, count);
    let kept = 0;
    for (let at = 0; at < count; at++) {
      const row = rows[at] as number;
      const value = values[places[at] as number] as number;
      rows[kept] = row;
      // Without a branch, which a processor could not foretell.
      kept += Number(value >= low) & Number(value <= high);
    }
    return kept;
  };
}

function outsideFilter(values: Float64Array, placesOf: Places, low: number, high: number): RowFilter {
  return (rows, count) => {
    const places = placesOf(rows, count);
    let kept = 0;
    for (let at = 0; at < count; at++) {
      const row = rows[at] as number;
      const value = values[places[at] as number] as number;
      rows[kept] = row;
      kept += Number(value < low) | Number(value > high);
    }
    return kept;
  };
}

function amongFilter(
  values: Float64Array,
  placesOf: Places,
  wanted: ReadonlySet<number>,
  isHit: boolean,
): RowFilter {
  return (rows, count) => {
    const places = placesOf(rows, count);
    let kept = 0;
    for (let at = 0; at < count; at++) {
      const value = values[places[at] as number] as number;
      rows[kept] = rows[at] as number;
      if (!Number.isNaN(value) && wanted.has(value) === isHit) kept += 1;
    }
    return kept;
  };
}

function namedIn(
  predicate: Extract<Predicate, { readonly op: 'in' | 'notIn' | 'inList' | 'notInList' }>,
  lists: NamedLists,
): readonly Scalar[] {
  return typeof predicate.value === 'string'
    ? (lists[predicate.value] ?? []).map(listedValue)
    : predicate.value;
}
