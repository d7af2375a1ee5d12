import { type Condition, fieldsOf, predicatesOf } from '../../domain/condition.ts';
import type { RiskProfile } from '../../domain/risk-profile.ts';
import { pathsBeneath } from '../lookups/bound-field.ts';
import { scopeConditions } from '../profiles/index/profile-scope.ts';

/**
 * The paths of the fields that must be there as columns before a profile can be asked; its own terms count too. What is
 * looked up in lists is no column, but made of these.
 */
export function columnsNeeded(profile: RiskProfile): readonly string[] {
  const whole = wholeConditionOf(profile);
  // The values of a list may be valid from one day to another.
  const asksList = predicatesOf(whole).some(({ op }) => op === 'inList' || op === 'notInList');
  return [...new Set([...fieldsOf(whole).flatMap(pathsBeneath), ...(asksList ? ['lodgedAt'] : [])])];
}

/** Whether a condition is judged item by item. */
export function asksItems(condition: Condition): boolean {
  return fieldsOf(condition).some((path) => path.startsWith('item.'));
}

/** The condition of a profile with its own terms before it. */
export function wholeConditionOf(profile: RiskProfile): Condition {
  const { validFrom, validTo, when } = profile;
  const terms: Condition[] = [...scopeConditions(profile)];
  if (validFrom !== undefined)
    terms.push({ field: 'lodgedAt', op: 'gte', value: `${validFrom.slice(0, 10)}T00:00:00Z` });
  if (validTo !== undefined)
    terms.push({ field: 'lodgedAt', op: 'lte', value: `${validTo.slice(0, 10)}T23:59:59.999Z` });
  return { all: [...terms, when] };
}
