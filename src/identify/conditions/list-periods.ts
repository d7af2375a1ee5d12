import { isRow, type ListValue, listedValue, type NamedList } from '../../domain/named-list.ts';
import type { Field, FieldType, Scalar } from '../fields/field.ts';

/** From the first to the last day, both included, as days since 1970 in UTC. */
export type Period = readonly [first: number, last: number];

/** When each value of a list is valid. */
export type Periods = ReadonlyMap<Scalar, readonly Period[]>;

const dayMilliseconds = 86_400_000;

const known = new WeakMap<NamedList, Map<FieldType, Periods>>();

/** When each value of a list is valid, in the form that the slots of a field hold; made once for fields of a type. */
export function periodsOf(list: NamedList, field: Field, slotValueOf: (value: ListValue) => Scalar): Periods {
  const byType = known.get(list) ?? new Map<FieldType, Periods>();
  known.set(list, byType);
  const periods = byType.get(field.type) ?? periodsOfAll(list, slotValueOf);
  byType.set(field.type, periods);
  return periods;
}

function periodsOfAll(list: NamedList, slotValueOf: (value: ListValue) => Scalar): Periods {
  const periods = new Map<Scalar, Period[]>();
  for (const element of list) {
    const value = slotValueOf(listedValue(element));
    const others = periods.get(value);
    if (others === undefined) periods.set(value, [periodOf(element)]);
    else others.push(periodOf(element));
  }
  return periods;
}

/** The UTC day an instant falls on, in days since 1970. */
export function dayOfInstant(milliseconds: number): number {
  return Math.floor(milliseconds / dayMilliseconds);
}

export function isValidOn(periods: readonly Period[] | undefined, day: number): boolean {
  return periods?.some(([first, last]) => day >= first && day <= last) === true;
}

/** The days on which an element of a list is valid. */
export function periodOf(element: NamedList[number]): Period {
  const { validFrom, validTo } = isRow(element) ? element : {};
  return [
    validFrom === undefined ? Number.NEGATIVE_INFINITY : dayOfInstant(Date.parse(validFrom)),
    validTo === undefined ? Number.POSITIVE_INFINITY : dayOfInstant(Date.parse(validTo)),
  ];
}
