import { type Condition, isFieldRef, type Predicate } from '../../domain/condition.ts';
import { instantOf, parseMoment } from '../../domain/moment.ts';
import type { Fault } from '../../domain/problem.ts';
import type { Scalar } from '../fields/field.ts';
import { fieldAt } from '../fields/field-catalogue.ts';
import { askedTexts } from './never-true.ts';

type All = Extract<Condition, { readonly all: readonly Condition[] }>;

/** The fields that tell beginnings of one commodity code. */
const codeFields: ReadonlySet<string> = new Set(['item.commodityCode', 'item.hs2', 'item.hs4', 'item.hs6']);

/**
 * Pairs of predicates in one `all` that no value can satisfy together: "below 5" with "above 10", `missing`
 * with a question about the value. Code `contradiction` where both ask of one field, `never-true` where they ask
 * for commodity codes that begin differently. A field with several elements can satisfy both by different ones.
 */
export function contradictionsIn({ all }: All, steps: Fault['steps']): readonly Fault[] {
  const byField = Map.groupBy(conjunctsOf(all), ({ field }) => (codeFields.has(field) ? 'item.hs' : field));
  return [...byField.values()].flatMap((predicates) => faultsAmong(predicates.slice(0, mostCompared), steps));
}

/** Nobody writes more about one field; a hostile profile could, and pairs grow with the square. */
const mostCompared = 64;
/** As many comparisons of values is a pair of long lists worth. */
const mostValues = 250_000;

function faultsAmong(predicates: readonly Predicate[], steps: Fault['steps']): readonly Fault[] {
  return predicates.flatMap((second, index) => {
    const first = predicates.slice(0, index).find((earlier) => excludes(earlier, second));
    if (first === undefined) return [];
    const code = first.field === second.field ? 'contradiction' : 'never-true';
    const message = `${shortly(first)} and ${shortly(second)} cannot hold together; mend one, or put them into any.`;
    return [{ steps: [...steps, 'all'], code, message }];
  });
}

/** The predicates that must all hold, also those of an `all` within. */
function conjunctsOf(all: readonly Condition[]): readonly Predicate[] {
  return all.flatMap((part) => {
    if ('all' in part) return conjunctsOf(part.all);
    return 'field' in part ? [part] : [];
  });
}

function excludes(a: Predicate, b: Predicate): boolean {
  if (valuesIn(a) * valuesIn(b) > mostValues) return false;
  if (a.field !== b.field)
    return codeFields.has(a.field) && codeFields.has(b.field) && beginDifferently(a, b);
  const field = fieldAt(a.field);
  if (field === undefined) return false;
  if (a.op === 'missing' || b.op === 'missing') return a.op !== b.op;
  if (field.many) return false;
  if (field.type === 'text' && beginDifferently(a, b)) return true;
  const isMoment = field.type === 'moment';
  const [candidatesOfA, candidatesOfB] = [candidatesOf(a, isMoment), candidatesOf(b, isMoment)];
  if (candidatesOfA !== undefined) return !candidatesOfA.some((value) => admits(b, value, isMoment));
  if (candidatesOfB !== undefined) return !candidatesOfB.some((value) => admits(a, value, isMoment));
  return apart(rangeOf(a, isMoment), rangeOf(b, isMoment));
}

function valuesIn(predicate: Predicate): number {
  return 'value' in predicate && Array.isArray(predicate.value) ? predicate.value.length : 1;
}

/** Whether both want a text to begin in ways that exclude each other. */
function beginDifferently(a: Predicate, b: Predicate): boolean {
  const [textsOfA, textsOfB] = [askedTexts(a), askedTexts(b)];
  if (textsOfA === undefined || textsOfB === undefined || textsOfA.length === 0 || textsOfB.length === 0)
    return false;
  return !textsOfA.some((one) => textsOfB.some((other) => one.startsWith(other) || other.startsWith(one)));
}

/** The values of which a predicate wants one; undefined where there is no end of them. */
function candidatesOf(predicate: Predicate, isMoment: boolean): readonly Scalar[] | undefined {
  if (predicate.op === 'in')
    return predicate.value.length === 0
      ? undefined
      : predicate.value.map((value) => comparable(value, isMoment));
  if (predicate.op !== 'eq' || isFieldRef(predicate.value)) return undefined;
  return [comparable(predicate.value, isMoment)];
}

/** Whether a predicate could hold for a value; true also where that cannot be told here. */
function admits(predicate: Predicate, value: Scalar, isMoment: boolean): boolean {
  switch (predicate.op) {
    case 'in':
    case 'notIn': {
      const isThere = predicate.value.some((each) => comparable(each, isMoment) === value);
      return predicate.value.length === 0 || isThere === (predicate.op === 'in');
    }
    case 'eq':
    case 'ne':
    case 'lt':
    case 'lte':
    case 'gt':
    case 'gte':
      if (isFieldRef(predicate.value)) return true;
      return compares(value, predicate.op, comparable(predicate.value, isMoment));
    case 'between':
      return predicate.value[0] <= Number(value) && Number(value) <= predicate.value[1];
    case 'startsWith':
      return askedTexts(predicate)?.some((start) => String(value).startsWith(start)) ?? true;
    default:
      return true;
  }
}

function compares(a: Scalar, op: 'eq' | 'ne' | 'lt' | 'lte' | 'gt' | 'gte', b: Scalar): boolean {
  switch (op) {
    case 'eq':
      return a === b;
    case 'ne':
      return a !== b;
    case 'lt':
      return a < b;
    case 'lte':
      return a <= b;
    case 'gt':
      return a > b;
    case 'gte':
      return a >= b;
  }
}

/** From what to what a value must lie; an open end does not belong to it. */
type Range = {
  readonly low?: Scalar;
  readonly high?: Scalar;
  readonly isOpen?: boolean;
};

function rangeOf(predicate: Predicate, isMoment: boolean): Range {
  if (predicate.op === 'between') {
    const [low, high] = predicate.value;
    // A range that holds nothing is told of by itself.
    return low <= high ? { low, high } : {};
  }
  if (!('value' in predicate) || typeof predicate.value === 'object') return {};
  const end = comparable(predicate.value, isMoment);
  switch (predicate.op) {
    case 'lt':
      return { high: end, isOpen: true };
    case 'lte':
      return { high: end };
    case 'gt':
      return { low: end, isOpen: true };
    case 'gte':
      return { low: end };
    default:
      return {};
  }
}

function apart(a: Range, b: Range): boolean {
  return endsBefore(a, b) || endsBefore(b, a);
}

function endsBefore(a: Range, b: Range): boolean {
  if (a.high === undefined || b.low === undefined) return false;
  return a.isOpen === true || b.isOpen === true ? a.high <= b.low : a.high < b.low;
}

function comparable(value: Scalar, isMoment: boolean): Scalar {
  if (!isMoment) return value;
  const parsed = parseMoment(String(value));
  return 'moment' in parsed ? instantOf(parsed.moment) : Number.NaN;
}

function shortly(predicate: Predicate): string {
  const value = 'value' in predicate ? ` ${JSON.stringify(predicate.value)}` : '';
  const text = `${predicate.field} ${predicate.op}${value}`;
  return text.length > 80 ? `${text.slice(0, 77).toWellFormed()}…` : text;
}
