import { isSameList } from './canonical-list.ts';
import { type Difference, isSame } from './difference.ts';
import { listDifference } from './list-difference.ts';
import type { NamedList } from './named-list.ts';
import type { RiskProfile } from './risk-profile.ts';
import type { RuleBook } from './rule-book.ts';

/** What one rule book has in place of another. */
export type RuleBookDifference = {
  /** Ids of profiles that came and went. */
  readonly added: readonly string[];
  readonly removed: readonly string[];
  /** Those that are told in full; a set that replaces another would fill megabytes. */
  readonly changed: readonly { readonly id: string; readonly differences: readonly Difference[] }[];
  /** Changed profiles beyond those. */
  readonly moreChanged: number;
  readonly lists: readonly ListDifference[];
  readonly settings: readonly Difference[];
};

/** The first of the values that came into a list and went out of it, and how many more did. */
export type ListDifference = {
  readonly name: string;
  readonly added: readonly unknown[];
  readonly removed: readonly unknown[];
  readonly moreAdded: number;
  readonly moreRemoved: number;
};

/** How much of a rule book changed, as counts: what the record keeps of every change. */
export type RuleBookChanges = {
  readonly added: number;
  readonly removed: number;
  readonly changed: number;
  readonly lists: number;
  readonly settings: boolean;
};

/** What two rule books differ in, in numbers. What they share is not looked into. */
export function ruleBookChanges(before: RuleBook, after: RuleBook): RuleBookChanges {
  const { added, removed, changed } = profileChanges(before, after);
  return {
    added: added.length,
    removed: removed.length,
    changed: changed.length,
    lists: changedLists(before, after).length,
    settings: !isSame(before.settings, after.settings),
  };
}

/** Ids of profiles that came and went, and the profiles that changed, as they were and as they are. */
export type ProfileChanges = {
  readonly added: readonly string[];
  readonly removed: readonly string[];
  readonly changed: readonly (readonly [before: RiskProfile, after: RiskProfile])[];
};

export function profileChanges(before: RuleBook, after: RuleBook): ProfileChanges {
  const had = new Map<string, RiskProfile>(before.profiles.map((profile) => [profile.id, profile]));
  const has = new Set<string>(after.profiles.map(({ id }) => id));
  const changed: (readonly [RiskProfile, RiskProfile])[] = [];
  const added: string[] = [];
  for (const profile of after.profiles) {
    const old = had.get(profile.id);
    if (old === undefined) added.push(profile.id);
    else if (!isSame(old, profile)) changed.push([old, profile]);
  }
  const removed = before.profiles.map(({ id }): string => id).filter((id) => !has.has(id));
  return { added, removed, changed };
}

/** The lists that differ, with so many of the values that came and went. */
export function listDifferences(before: RuleBook, after: RuleBook, most: number): readonly ListDifference[] {
  return changedLists(before, after).map((name) => {
    const { added, removed } = listDifference(listOf(before, name), listOf(after, name), most);
    return {
      name,
      added: added.first,
      removed: removed.first,
      moreAdded: added.more,
      moreRemoved: removed.more,
    };
  });
}

/** By name; a list that came or went is among them, also an empty one. */
function changedLists(before: RuleBook, after: RuleBook): readonly string[] {
  const names = [...new Set([...Object.keys(before.lists), ...Object.keys(after.lists)])].sort();
  return names.filter(
    (name) =>
      Object.hasOwn(before.lists, name) !== Object.hasOwn(after.lists, name) ||
      !isSameList(listOf(before, name), listOf(after, name)),
  );
}

function listOf(book: RuleBook, name: string): NamedList {
  return (Object.hasOwn(book.lists, name) ? book.lists[name] : undefined) ?? [];
}
