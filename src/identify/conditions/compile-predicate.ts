import { type FieldRef, isFieldRef, type Predicate } from '../../domain/condition.ts';
import { instantOf, parseMoment } from '../../domain/moment.ts';
import { hasDated, type ListValue, listedValue, type NamedList, valuesOf } from '../../domain/named-list.ts';
import type { NamedLists } from '../../domain/rule-book.ts';
import type { Field, Scalar } from '../fields/field.ts';
import type { FieldSlots, Row, Slot, SlotRef } from '../fields/field-slots.ts';
import { foldCase } from '../fields/fold-case.ts';
import { boundFieldAt } from '../lookups/bound-field.ts';
import { dayOfInstant, isValidOn, type Periods, periodsOf } from './list-periods.ts';
import { False, True, type Truth, truthOf, Undetermined } from './truth.ts';

/** A condition made ready: asked of the header's row and, where it concerns items, of one item's row. */
export type CompiledCondition = (header: Row, item: Row) => Truth;

/**
 * Compiles one predicate. An absent value leaves it undetermined, except that `exists` and `missing` ask
 * just that. On a field with several elements the positive operators hold when any element does, their
 * opposites when none does.
 */
export function compilePredicate(
  predicate: Predicate,
  slots: FieldSlots,
  lists: NamedLists,
): CompiledCondition {
  const field = boundFieldAt(predicate.field, lists);
  const slot = readSlot(slots.slotFor(field));
  switch (predicate.op) {
    case 'exists':
      return (header, item) => truthOf(slot(header, item) !== undefined);
    case 'missing':
      return (header, item) => truthOf(slot(header, item) === undefined);
    case 'eq':
    case 'ne':
    case 'lt':
    case 'lte':
    case 'gt':
    case 'gte': {
      if (isFieldRef(predicate.value))
        return compareFields(predicate.op, slot, predicate.value, slots, lists);
      break;
    }
    case 'inList':
    case 'notInList': {
      const list = lists[predicate.value] ?? [];
      if (!hasDated(list)) break;
      const periods = periodsOf(list, field, (value) => constantOf(field, value));
      return testOnDay(slot, readSlot(slots.slotFor(lodgement)), periods, predicate.op === 'notInList');
    }
  }
  const { test, isNegative } = elementTest(predicate, field, lists);
  return testElements(slot, test, isNegative);
}

/**
 * What a predicate with a constant asks of each element that is there, and whether it holds when none satisfies
 * that rather than when any does. One that names a list with dated values throws: its answer is another each day.
 */
export function elementTest(
  predicate: Exclude<Predicate, { readonly op: 'exists' | 'missing' }>,
  field: Field,
  lists: NamedLists,
): { readonly test: Test; readonly isNegative: boolean } {
  const isNegative = predicate.op === 'ne' || predicate.op === 'notIn' || predicate.op === 'notInList';
  switch (predicate.op) {
    case 'eq':
    case 'ne':
    case 'lt':
    case 'lte':
    case 'gt':
    case 'gte': {
      if (isFieldRef(predicate.value)) throw new Error(`${field.path} is compared with another field`);
      const value = constantOf(field, predicate.value);
      return { test: comparison(predicate.op === 'ne' ? 'eq' : predicate.op, value), isNegative };
    }
    case 'inList':
    case 'notInList': {
      const list = lists[predicate.value] ?? [];
      if (hasDated(list)) throw new Error(`List ${predicate.value} is not the same on every day`);
      return {
        test: field.type === 'moment' ? among(field, list.map(listedValue)) : onList(list),
        isNegative,
      };
    }
    default:
      return { test: membership(predicate, field), isNegative };
  }
}

const lodgement = boundFieldAt('lodgedAt', {});

type ReadSlot = (header: Row, item: Row) => Slot;
type Test = (value: Scalar) => boolean;

function readSlot({ scope, index }: SlotRef): ReadSlot {
  return scope === 'item' ? (_, item) => item[index] : (header) => header[index];
}

function testElements(slot: ReadSlot, test: Test, negative: boolean): CompiledCondition {
  const hit = negative ? False : True;
  const miss = negative ? True : False;
  return (header, item) => {
    const value = slot(header, item);
    if (value === undefined) return Undetermined;
    if (typeof value === 'object') return value.some(test) ? hit : miss;
    return test(value) ? hit : miss;
  };
}

/** A constant of a condition in the form that slots hold. */
export function constantOf(field: Field, value: Scalar): Scalar {
  if (field.type !== 'moment') return value;
  const parsed = parseMoment(String(value));
  return 'moment' in parsed ? instantOf(parsed.moment) : Number.NaN;
}

function comparison(op: 'eq' | 'lt' | 'lte' | 'gt' | 'gte', constant: Scalar): Test {
  switch (op) {
    case 'eq':
      return (value) => value === constant;
    case 'lt':
      return (value) => value < constant;
    case 'lte':
      return (value) => value <= constant;
    case 'gt':
      return (value) => value > constant;
    case 'gte':
      return (value) => value >= constant;
  }
}

type MembershipPredicate = Exclude<
  Predicate,
  | { readonly op: 'exists' | 'missing' | 'inList' | 'notInList' }
  | { readonly op: 'eq' | 'ne' | 'lt' | 'lte' | 'gt' | 'gte' }
>;

function membership(predicate: MembershipPredicate, field: Field): Test {
  switch (predicate.op) {
    case 'in':
    case 'notIn':
      return among(field, predicate.value);
    case 'between': {
      const [low, high] = predicate.value;
      return (value) => (value as number) >= low && (value as number) <= high;
    }
    case 'startsWith': {
      const starts = typeof predicate.value === 'string' ? [predicate.value] : predicate.value;
      return (value) => starts.some((start) => (value as string).startsWith(start));
    }
    case 'contains': {
      const parts = (typeof predicate.value === 'string' ? [predicate.value] : predicate.value).map(foldCase);
      return (value) => {
        const folded = foldCase(value as string);
        return parts.some((part) => folded.includes(part));
      };
    }
  }
}

/** Asks whether a value is on a list on the UTC day of lodgement: never by the clock of the machine. */
function testOnDay(slot: ReadSlot, lodged: ReadSlot, periods: Periods, negative: boolean): CompiledCondition {
  return (header, item) => {
    const value = slot(header, item);
    if (value === undefined) return Undetermined;
    const day = dayOfInstant(lodged(header, item) as number);
    const holds = elementsOf(value).some((element) => isValidOn(periods.get(element), day));
    return truthOf(holds !== negative);
  };
}

function onList(list: NamedList): Test {
  const values: ReadonlySet<Scalar> = valuesOf(list);
  return (value) => values.has(value);
}

function among(field: Field, values: readonly ListValue[]): Test {
  const set = new Set<Scalar>(values.map((value) => constantOf(field, value)));
  return (value) => set.has(value);
}

function compareFields(
  op: 'eq' | 'ne' | 'lt' | 'lte' | 'gt' | 'gte',
  slot: ReadSlot,
  reference: FieldRef,
  slots: FieldSlots,
  lists: NamedLists,
): CompiledCondition {
  const other = readSlot(slots.slotFor(boundFieldAt(reference.field, lists)));
  const { times } = reference;
  const negative = op === 'ne';
  return (header, item) => {
    const left = slot(header, item);
    const right = other(header, item);
    if (left === undefined || right === undefined) return Undetermined;
    const holds = elementsOf(right).some((value) => {
      const test = comparison(negative ? 'eq' : op, times === undefined ? value : (value as number) * times);
      return elementsOf(left).some(test);
    });
    return truthOf(holds !== negative);
  };
}

function elementsOf(slot: Scalar | readonly Scalar[]): readonly Scalar[] {
  return typeof slot === 'object' ? slot : [slot];
}
