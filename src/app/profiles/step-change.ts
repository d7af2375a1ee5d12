import { faultsOf, hashRuleBook } from '../../compiled-rule-book.ts';
import { givingWay } from '../../domain/giving-way.ts';
import type { ProfileVersion } from '../../domain/profile-version.ts';
import type { RuleBook } from '../../domain/rule-book.ts';
import type { User } from '../../domain/user.ts';
import type { App } from '../app.ts';
import type { ProfileChange } from '../ports/store.ts';
import { withRuleBook } from '../rule-books/bring-in-force.ts';
import type { BaseRuleBook } from '../rule-books/rule-book-in-force.ts';
import { profileAct, subjectOf } from './profile-act.ts';

/** A step that was taken with a version: what it was before, the other versions, by whom and when. */
export type TakenStep = {
  readonly taken: ProfileVersion;
  readonly before: ProfileVersion;
  readonly all: readonly ProfileVersion[];
  readonly by: User;
  readonly at: string;
};

/** What is to be written; where the rule book in force cannot be read, on what is restored of it. */
export function changeOfStep(
  { taken, before, all, by, at }: TakenStep,
  base: BaseRuleBook,
  restore: () => RestoredRuleBook,
): ProfileChange | { readonly why: string } {
  const replaced = givingWay(taken, all, at);
  const written = [...replaced, taken];
  const change = { versions: written, acts: written.map((version) => profileAct(version, by.name, at)) };
  if (taken.state !== 'active' && before.state !== 'active') return change;
  const cause = `${change.acts.at(-1)?.kind} ${subjectOf(taken)}`;
  const reason = taken.stateReason;
  if (base.ruleBook !== undefined) {
    const next = hashRuleBook(ruleBookWith(base.ruleBook, [taken]));
    return withRuleBook(change, next, by, at, { before: base.ruleBook, cause, reason });
  }
  const { from, ruleBook, restsOn } = restore();
  const next = ruleBookWith(ruleBook, [taken]);
  const [fault] = faultsOf(next);
  if (fault !== undefined) return { why: `Roll back to a rule book that can be read. ${fault.message}` };
  return withRuleBook({ ...change, restsOn }, hashRuleBook(next), by, at, {
    cause: `${cause} with lists and settings of ${from}`,
    reason,
  });
}

type RestoredRuleBook = {
  readonly from: string;
  readonly ruleBook: RuleBook;
  readonly restsOn: readonly ProfileVersion[];
};

/** The profiles that the record says are in force, with the lists and settings this node goes on by. */
export function restored(app: App, versions: readonly ProfileVersion[]): RestoredRuleBook {
  const { hash, ruleBook } = app.ruleBook.current;
  const restsOn = versions.filter(({ state }) => state === 'active');
  return { from: hash, ruleBook: { ...ruleBook, profiles: restsOn.map(({ profile }) => profile) }, restsOn };
}

/** The rule book with these versions in it where they are active, and without them where they are not. */
export function ruleBookWith(base: RuleBook, versions: readonly ProfileVersion[]): RuleBook {
  const changed = new Set<string>(versions.map(({ profile }) => profile.id));
  const active = versions.filter(({ state }) => state === 'active').map(({ profile }) => profile);
  return { ...base, profiles: [...base.profiles.filter(({ id }) => !changed.has(id)), ...active] };
}
