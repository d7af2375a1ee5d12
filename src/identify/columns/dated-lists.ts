import type { Condition, Predicate } from '../../domain/condition.ts';
import { hasDated, type ListRow, listedValue, rowOf } from '../../domain/named-list.ts';
import type { NamedLists } from '../../domain/rule-book.ts';

/**
 * A question about a list with dated values as plain questions: one for each period, of the day of lodgement and
 * of the values valid then. What is returned is true exactly where the predicate is true, or where it is false;
 * undefined for every other predicate.
 */
export function datedTermsOf(
  predicate: Predicate,
  isTrue: boolean,
  lists: NamedLists,
): Condition | undefined {
  if (predicate.op !== 'inList' && predicate.op !== 'notInList') return undefined;
  const list = lists[predicate.value] ?? [];
  if (!hasDated(list)) return undefined;
  const { field } = predicate;
  const periods = Map.groupBy(list.map(rowOf), ({ validFrom, validTo }) => `${validFrom}/${validTo}`);
  const isOn: Condition = {
    any: [...periods.values()].map((values) => ({
      all: [...termsOf(values[0]), { field, op: 'in', value: values.map(listedValue) }],
    })),
  };
  return isTrue === (predicate.op === 'inList') ? isOn : { all: [{ field, op: 'exists' }, { not: isOn }] };
}

/** The days of a period, as the day of lodgement must lie. */
function termsOf({ validFrom, validTo }: Partial<ListRow> = {}): readonly Condition[] {
  return [
    ...(validFrom === undefined
      ? []
      : [{ field: 'lodgedAt', op: 'gte' as const, value: `${validFrom}T00:00:00Z` }]),
    ...(validTo === undefined
      ? []
      : [{ field: 'lodgedAt', op: 'lte' as const, value: `${validTo}T23:59:59.999Z` }]),
  ];
}
