import { differencesOf } from '../../domain/difference.ts';
import { profileDifference } from '../../domain/profile-difference.ts';
import type { RuleBook } from '../../domain/rule-book.ts';
import {
  listDifferences,
  profileChanges,
  type RuleBookDifference,
} from '../../domain/rule-book-difference.ts';

/** Changed profiles that are told in full, and values of a list that came or went. */
export const mostCompared = 200;

/** What a rule book has in place of another. It gives way after every profile, since some ask a thousand questions. */
export async function compareRuleBooks(before: RuleBook, after: RuleBook): Promise<RuleBookDifference> {
  const { added, removed, changed: all } = profileChanges(before, after);
  const changed: RuleBookDifference['changed'][number][] = [];
  for (const [had, has] of all.slice(0, mostCompared)) {
    await new Promise(setImmediate);
    changed.push({ id: has.id, differences: profileDifference(had, has) });
  }
  return {
    added,
    removed,
    changed,
    moreChanged: all.length - changed.length,
    lists: listDifferences(before, after, mostCompared),
    settings: differencesOf(before.settings, after.settings),
  };
}
