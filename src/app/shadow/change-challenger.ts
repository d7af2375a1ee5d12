import { faultsOf, hashRuleBook } from '../../compiled-rule-book.ts';
import type { ActKind, NewAct } from '../../domain/act.ts';
import {
  type Challenger,
  type ChallengerStepResult,
  defaultMaximumRunningChallengers,
  startChallenger,
  stopChallenger,
} from '../../domain/challenger.ts';
import type { Fault } from '../../domain/problem.ts';
import type { User } from '../../domain/user.ts';
import type { App } from '../app.ts';
import type { ImportedSet } from '../rule-books/import-rule-book.ts';
import { storedForm } from '../rule-books/stored-rule-book.ts';

export type RegisterResult =
  | { readonly kind: 'registered'; readonly challenger: Challenger }
  | { readonly kind: 'name-taken' }
  | { readonly kind: 'refused'; readonly faults: readonly Fault[] };

/**
 * Keeps a whole rule book under a name, to be started by another person. Lists it does not bring, and settings
 * when it brings none, are those in force now; what comes in force later changes nothing of it.
 */
export async function registerChallenger(
  app: App,
  user: User,
  name: string,
  set: ImportedSet,
): Promise<RegisterResult> {
  const base = app.ruleBook.current.ruleBook;
  const ruleBook = {
    profiles: set.profiles,
    lists: { ...base.lists, ...set.lists },
    settings: set.settings ?? base.settings,
  };
  const faults = faultsOf(ruleBook);
  if (faults.length > 0) return { kind: 'refused', faults };
  const hashed = hashRuleBook(ruleBook);
  const at = app.now();
  const challenger: Challenger = {
    name,
    ruleBook: hashed.hash,
    profiles: ruleBook.profiles.length,
    lists: Object.keys(ruleBook.lists).length,
    author: user.name,
    registeredAt: at,
  };
  let result: RegisterResult = { kind: 'name-taken' };
  await app.store.challengers.change(name, (existing) => {
    if (existing !== undefined) return undefined;
    result = { kind: 'registered', challenger };
    const act = actOf('challenger.registered', challenger, user, at);
    return { challenger, act, ruleBook: storedForm(hashed) };
  });
  return result;
}

export type ChallengerStep = 'start' | 'stop';

/** Lets a challenger judge what is decided from now on, or no longer. */
export async function changeChallenger(
  app: App,
  user: User,
  name: string,
  step: ChallengerStep,
): Promise<ChallengerStepResult | { readonly kind: 'missing' }> {
  const { settings } = app.ruleBook.current.ruleBook;
  const maximum = settings.maximumRunningChallengers ?? defaultMaximumRunningChallengers;
  const at = app.now();
  let result: ChallengerStepResult | { readonly kind: 'missing' } = { kind: 'missing' };
  await app.store.challengers.change(name, (challenger, now) => {
    if (challenger === undefined) return undefined;
    const taken =
      step === 'start'
        ? startChallenger(challenger, { now, maximum }, user.name, at)
        : stopChallenger(challenger, user.name, at);
    result = taken;
    if (taken.kind !== 'taken') return undefined;
    const kind = step === 'start' ? 'challenger.started' : 'challenger.stopped';
    return { challenger: taken.challenger, act: actOf(kind, taken.challenger, user, at) };
  });
  return result;
}

function actOf(kind: ActKind, challenger: Challenger, user: User, at: string): NewAct {
  return { at, actor: user.name, kind, subject: challenger.name, body: JSON.stringify(challenger) };
}
