import { expect } from 'vitest';
import type { Condition } from '../../../domain/condition.ts';
import type { Declaration } from '../../../domain/declaration.ts';
import type { RiskProfile } from '../../../domain/risk-profile.ts';
import type { NamedLists } from '../../../domain/rule-book.ts';
import { aProfile } from '../../../domain/testing/a-profile.ts';
import { checkProfile } from '../check-profile.ts';
import { compileProfiles, matchProfiles } from '../compile-profiles.ts';
import { naiveMatches } from './naive-match.ts';

/**
 * The items by which a profile matches, in the eyes of the naive evaluator too: an empty list where it asks about
 * none, undefined where it does not match.
 */
export function matchOf(
  profile: RiskProfile,
  declaration: Declaration,
  lists: NamedLists = {},
): readonly number[] | undefined {
  expect(checkProfile(profile, lists)).toEqual([]);
  const items = matchProfiles(compileProfiles([profile], lists), declaration)[0]?.items;
  expect(naiveMatches([profile], lists, declaration)[0]?.items).toEqual(items);
  return items;
}

/** The same for a profile of this condition. */
export const itemsOf = (when: Condition, declaration: Declaration, lists?: NamedLists) =>
  matchOf(aProfile({ when }), declaration, lists);

export const matches = (when: Condition, declaration: Declaration, lists?: NamedLists) =>
  itemsOf(when, declaration, lists) !== undefined;
