import type { Condition } from '../../domain/condition.ts';
import type { ColumnView } from './column-view.ts';
import { datedTermsOf } from './dated-lists.ts';
import { predicateFilter } from './predicate-filter.ts';
import { keepsAny, keepsEvery, type RowFilter } from './row-filter.ts';

/** A condition, and whether it is to be true or to be false; undetermined is neither. */
export type Demand = { readonly condition: Condition; readonly isTrue: boolean };

/**
 * Keeps the rows where a condition is true, or those where it is false. Asked in this way there is no third
 * value: what is undetermined is kept by neither, and `not` turns the one question into the other.
 */
export function conditionFilter(demand: Demand, view: ColumnView): RowFilter {
  return keepsEvery(demandsIn(demand).map((each) => demandFilter(each, view)));
}

/** What a demand comes to, as demands that must all be met, none of which can be taken apart in this way. */
export function demandsIn({ condition, isTrue }: Demand): readonly Demand[] {
  if ('not' in condition) return demandsIn({ condition: condition.not, isTrue: !isTrue });
  const parts = isTrue ? 'all' in condition && condition.all : 'any' in condition && condition.any;
  if (parts === false) return [{ condition, isTrue }];
  return parts.flatMap((part) => demandsIn({ condition: part, isTrue }));
}

function demandFilter({ condition, isTrue }: Demand, view: ColumnView): RowFilter {
  if ('field' in condition) {
    const terms = datedTermsOf(condition, isTrue, view.lists);
    if (terms !== undefined) return conditionFilter({ condition: terms, isTrue: true }, view);
    return predicateFilter(condition, isTrue, view);
  }
  return keepsAny(partsOf(condition).map((part) => conditionFilter({ condition: part, isTrue }, view)));
}

function partsOf(condition: Condition): readonly Condition[] {
  if ('all' in condition) return condition.all;
  return 'any' in condition ? condition.any : [];
}
