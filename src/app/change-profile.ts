import {
  type CompiledRuleBook,
  compileRuleBook,
  faultsOf,
  mistakesIn,
  remarksOn,
} from '../compiled-rule-book.ts';
import type { ActKind, NewAct } from '../domain/act.ts';
import type { Fault } from '../domain/problem.ts';
import {
  type ProfileStep,
  type ProfileVersion,
  type StepResult,
  takeStep,
} from '../domain/profile-version.ts';
import type { RiskProfile } from '../domain/risk-profile.ts';
import type { RuleBook } from '../domain/rule-book.ts';
import type { User } from '../domain/user.ts';
import type { App } from './app.ts';
import { freshRuleBook } from './rule-book-in-force.ts';
import type { ProfileChange } from './store.ts';
import { storedForm } from './stored-rule-book.ts';

const actOfStep = {
  submit: 'profile.submitted',
  approve: 'profile.approved',
  activate: 'profile.activated',
  suspend: 'profile.suspended',
  retire: 'profile.retired',
} as const satisfies Record<ProfileStep, ActKind>;

export type DraftResult =
  | { readonly kind: 'drafted'; readonly version: ProfileVersion; readonly remarks: readonly Fault[] }
  | { readonly kind: 'refused'; readonly faults: readonly Fault[] };

/** Writes the next version of a profile as a draft; its fields and lists are checked against what there is, and mistakes refused. */
export async function draftProfile(app: App, user: User, profile: RiskProfile): Promise<DraftResult> {
  const { lists } = app.ruleBook.current.ruleBook;
  const faults = faultsOf({ profiles: [profile], lists }).map(withinProfile);
  if (faults.length > 0) return { kind: 'refused', faults };
  const mistakes = mistakesIn(profile, lists);
  if (mistakes.length > 0) return { kind: 'refused', faults: mistakes };
  const at = app.now();
  let drafted: ProfileVersion | undefined;
  await app.store.profiles.change([profile.id], ({ versions }) => {
    const newest = versions.get(profile.id)?.at(-1)?.version ?? 0;
    drafted = {
      profile,
      version: newest + 1,
      state: 'draft',
      author: user.name,
      createdAt: at,
      changedAt: at,
    };
    return { versions: [drafted], acts: [actOf('profile.drafted', drafted, user, at)] };
  });
  if (drafted === undefined) throw new Error('The store did not ask for the change');
  const remarks = remarksOn({ profiles: [profile], lists }).map(withinProfile);
  return { kind: 'drafted', version: drafted, remarks };
}

/** A fault whose path begins at the index of the only profile, with a path that begins at the profile. */
function withinProfile(fault: Fault): Fault {
  return { ...fault, steps: fault.steps.slice(1) };
}

export type ChangeResult =
  | StepResult
  | { readonly kind: 'missing' }
  | { readonly kind: 'refused'; readonly faults: readonly Fault[] };

/**
 * Takes a step with the newest version of a profile, or the one named. When a step changes what is in force,
 * this node decides by it before the answer is given.
 */
export async function changeProfile(
  app: App,
  user: User,
  id: string,
  step: ProfileStep,
  version?: number,
): Promise<ChangeResult> {
  const at = app.now();
  let result: ChangeResult = { kind: 'missing' };
  await app.store.profiles.change([id], ({ versions, ruleBook }) => {
    const all = versions.get(id) ?? [];
    const current = version === undefined ? all.at(-1) : all.find((each) => each.version === version);
    if (current === undefined) return undefined;
    result = takeStep(current, step, user.name, at);
    if (result.kind !== 'taken') return undefined;
    const change = changeOf(result.version, current, all, ruleBook, { user, at, step });
    if ('faults' in change) {
      result = { kind: 'refused', faults: change.faults };
      return undefined;
    }
    return change;
  });
  await app.ruleBook.refresh();
  return result;
}

function changeOf(
  taken: ProfileVersion,
  before: ProfileVersion,
  all: readonly ProfileVersion[],
  ruleBook: RuleBook | undefined,
  { user, at, step }: { readonly user: User; readonly at: string; readonly step: ProfileStep },
): ProfileChange | { readonly faults: readonly Fault[] } {
  // The version that was in force until now makes room for the one that comes.
  const replaced =
    step === 'activate'
      ? all
          .filter((each) => each.state === 'active')
          .map((each): ProfileVersion => ({ ...each, state: 'retired', changedAt: at }))
      : [];
  const versions = [...replaced, taken];
  const acts = [actOf(actOfStep[step], taken, user, at)];
  if (taken.state !== 'active' && before.state !== 'active') return { versions, acts };
  const base = ruleBook ?? freshRuleBook.ruleBook;
  const others = base.profiles.filter((profile) => profile.id !== taken.profile.id);
  const next = { ...base, profiles: taken.state === 'active' ? [...others, taken.profile] : others };
  const faults = faultsOf(next);
  if (faults.length > 0) return { faults };
  return inForce({ versions, acts }, compileRuleBook(next), user, at);
}

/** The change together with the rule book that follows from it. */
export function inForce(
  change: ProfileChange,
  compiled: CompiledRuleBook,
  user: User,
  at: string,
): ProfileChange {
  const body = JSON.stringify({ ruleBook: compiled.hash, profiles: compiled.ruleBook.profiles.length });
  const act: NewAct = { at, actor: user.name, kind: 'rule-book.in-force', subject: compiled.hash, body };
  return { ...change, acts: [...change.acts, act], ruleBook: storedForm(compiled) };
}

function actOf(kind: ActKind, version: ProfileVersion, user: User, at: string): NewAct {
  return {
    at,
    actor: user.name,
    kind,
    subject: `${version.profile.id}@${version.version}`,
    body: JSON.stringify(version),
  };
}
