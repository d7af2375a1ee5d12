import { type Difference, differencesOf, isSame, listChange } from './difference.ts';
import { profileDifference } from './profile-difference.ts';
import type { RuleBook } from './rule-book.ts';

/** What one rule book has in place of another. */
export type RuleBookDifference = {
  /** Ids of profiles that came and went. */
  readonly added: readonly string[];
  readonly removed: readonly string[];
  readonly changed: readonly { readonly id: string; readonly differences: readonly Difference[] }[];
  readonly lists: readonly ListDifference[];
  readonly settings: readonly Difference[];
};

export type ListDifference = {
  readonly name: string;
  readonly added: readonly unknown[];
  readonly removed: readonly unknown[];
};

/** How much of a rule book changed, as counts: what the record keeps of every change. */
export type RuleBookChanges = {
  readonly added: number;
  readonly removed: number;
  readonly changed: number;
  readonly lists: number;
  readonly settings: boolean;
};

/** What differs between two rule books: profiles, lists and settings. */
export function ruleBookDifference(before: RuleBook, after: RuleBook): RuleBookDifference {
  const { added, removed, changed } = profilesOf(before, after);
  return {
    added,
    removed,
    changed: changed.map(([had, has]) => ({ id: has.id, differences: profileDifference(had, has) })),
    lists: listNames(before, after).flatMap((name): ListDifference[] => {
      const change = listChange(listOf(before, name), listOf(after, name));
      return isSame(before.lists[name], after.lists[name]) ? [] : [{ name, ...change }];
    }),
    settings: differencesOf(before.settings, after.settings),
  };
}

/** The same in numbers. What two rule books share is not looked into. */
export function ruleBookChanges(before: RuleBook, after: RuleBook): RuleBookChanges {
  const { added, removed, changed } = profilesOf(before, after);
  const lists = listNames(before, after).filter((name) => !isSame(before.lists[name], after.lists[name]));
  return {
    added: added.length,
    removed: removed.length,
    changed: changed.length,
    lists: lists.length,
    settings: !isSame(before.settings, after.settings),
  };
}

type Profile = RuleBook['profiles'][number];

function profilesOf(before: RuleBook, after: RuleBook) {
  const had = new Map<string, Profile>(before.profiles.map((profile) => [profile.id, profile]));
  const has = new Set<string>(after.profiles.map(({ id }) => id));
  const changed: (readonly [Profile, Profile])[] = [];
  const added: string[] = [];
  for (const profile of after.profiles) {
    const old = had.get(profile.id);
    if (old === undefined) added.push(profile.id);
    else if (!isSame(old, profile)) changed.push([old, profile]);
  }
  const removed = before.profiles.map(({ id }): string => id).filter((id) => !has.has(id));
  return { added, removed, changed };
}

function listNames(before: RuleBook, after: RuleBook): readonly string[] {
  return [...new Set([...Object.keys(before.lists), ...Object.keys(after.lists)])].sort();
}

function listOf(book: RuleBook, name: string): readonly unknown[] {
  return (Object.hasOwn(book.lists, name) ? book.lists[name] : undefined) ?? [];
}
