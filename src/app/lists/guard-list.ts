import { canonicalList } from '../../domain/canonical-list.ts';
import type { Concern } from '../../domain/concern.ts';
import type { NamedList } from '../../domain/named-list.ts';
import type { ProfileVersion } from '../../domain/profile-version.ts';
import type { NamedLists, RuleBook } from '../../domain/rule-book.ts';
import { listsBeneath } from '../../identify/lookups/bound-field.ts';
import type { App } from '../app.ts';
import { redShareConcerns, type Tried } from '../backtest/red-share.ts';
import { subjectOf } from '../profiles/profile-act.ts';
import { faultsOfProfile } from '../rule-books/soundness.ts';
import { listIn } from './list-in-force.ts';

/** Profiles read at a time. */
const page = 500;

/**
 * Asks history what speaks against a list being as it would be, for every profile that asks for it: those in force, and
 * those that were judged beside another list, which come in force by the clock or by one more person.
 */
export async function guardList(
  app: App,
  ruleBook: RuleBook,
  name: string,
  list: NamedList,
): Promise<readonly Concern[] | 'full'> {
  const before = listIn(ruleBook, name);
  // A remark that changes leaves the list as profiles see it.
  if (before !== undefined && canonicalList(before).hash === canonicalList(list).hash) return [];
  const lists: NamedLists = { ...ruleBook.lists, [name]: list };
  const inForce = ruleBook.profiles.map((profile): Tried => ({ profile, name: `profile ${profile.id}` }));
  const waiting = [...(await allIn(app, 'scheduled')), ...(await allIn(app, 'approved'))].map(
    (each): Tried => ({ profile: each.profile, name: `profile ${subjectOf(each)}` }),
  );
  const asking = [...inForce, ...waiting].filter(
    ({ profile }) =>
      listsBeneath(profile.when).includes(name) && faultsOfProfile(profile, lists).length === 0,
  );
  return redShareConcerns(app, asking, { [name]: list });
}

async function allIn(app: App, state: ProfileVersion['state']): Promise<readonly ProfileVersion[]> {
  const all: ProfileVersion[] = [];
  for (;;) {
    const found = await app.store.profiles.list({ state }, all.at(-1)?.profile.id, page);
    all.push(...found);
    if (found.length < page) return all;
  }
}
