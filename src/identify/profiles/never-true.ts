import type { Predicate } from '../../domain/condition.ts';
import { flows } from '../../domain/declaration.ts';

/** Digits that the field of a commodity code has: from so many to so many. */
const digitsOf: Readonly<Record<string, readonly [fewest: number, most: number]>> = {
  'item.hs2': [2, 2],
  'item.hs4': [4, 4],
  'item.hs6': [6, 6],
  'item.commodityCode': [2, 12],
};

/** Why no declaration answers a text predicate with yes, where its field can never hold such a text. */
export function neverTrueOf(predicate: Predicate): string | undefined {
  const values = askedTexts(predicate);
  if (values === undefined || values.length === 0) return undefined;
  const isWhole = predicate.op !== 'startsWith';
  if (predicate.field === 'flow') {
    const fits = (value: string): boolean =>
      flows.some((flow) => (isWhole ? flow === value : flow.startsWith(value)));
    if (values.some(fits)) return undefined;
    return `flow is one of ${flows.join(', ')}, and never what is asked for here.`;
  }
  const digits = Object.hasOwn(digitsOf, predicate.field) ? digitsOf[predicate.field] : undefined;
  if (digits === undefined) return undefined;
  const [fewest, most] = digits;
  const fits = (value: string): boolean =>
    /^\d*$/.test(value) && value.length <= most && (!isWhole || value.length >= fewest);
  if (values.some(fits)) return undefined;
  const length = fewest === most ? `${most} digits` : `${fewest} to ${most} digits`;
  return `${predicate.field} has ${length}, and never what is asked for here.`;
}

/** The texts of which a predicate wants one; undefined for one that asks something else. */
export function askedTexts(predicate: Predicate): readonly string[] | undefined {
  switch (predicate.op) {
    case 'eq':
      return typeof predicate.value === 'string' ? [predicate.value] : undefined;
    case 'in':
      return predicate.value.filter((value) => typeof value === 'string');
    case 'startsWith':
      return typeof predicate.value === 'string' ? [predicate.value] : predicate.value;
    default:
      return undefined;
  }
}
