import { hashRuleBook } from '../compiled-rule-book.ts';
import type { ActKind } from '../domain/act.ts';
import { areConfirmed, type Concern, type Confirmation } from '../domain/concern.ts';
import { concernsOf, givingWay } from '../domain/giving-way.ts';
import type { Fault } from '../domain/problem.ts';
import {
  judgingSteps,
  type ProfileStep,
  type ProfileVersion,
  type StepResult,
  type StepTerms,
  takeStep,
} from '../domain/profile-version.ts';
import type { RiskProfile } from '../domain/risk-profile.ts';
import type { RuleBook } from '../domain/rule-book.ts';
import type { User } from '../domain/user.ts';
import type { App } from './app.ts';
import { inForce } from './bring-in-force.ts';
import { guardStep } from './guard-step.ts';
import { givingWayActs, profileAct } from './profile-act.ts';
import { freshRuleBook } from './rule-book-in-force.ts';
import { faultsOfProfile, faultsOrMistakes, remarksOnProfile } from './soundness.ts';
import type { ProfileChange } from './store.ts';

const actOfStep = {
  submit: 'profile.submitted',
  approve: 'profile.approved',
  schedule: 'profile.scheduled',
  activate: 'profile.activated',
  shadow: 'profile.shadowed',
  suspend: 'profile.suspended',
  retire: 'profile.retired',
} as const satisfies Record<ProfileStep, ActKind>;

export type DraftResult =
  | { readonly kind: 'drafted'; readonly version: ProfileVersion; readonly remarks: readonly Fault[] }
  | { readonly kind: 'refused'; readonly faults: readonly Fault[] }
  /** It was written to follow another version than the newest. */
  | { readonly kind: 'overtaken'; readonly newest: number };

/**
 * Writes the next version of a profile as a draft; its fields and lists are checked against what there is, and
 * mistakes refused. Where it says which version it follows, 0 for none, that must be the newest.
 */
export async function draftProfile(
  app: App,
  user: User,
  profile: RiskProfile,
  follows?: number,
): Promise<DraftResult> {
  const { lists } = app.ruleBook.current.ruleBook;
  const faults = faultsOrMistakes(profile, lists);
  if (faults.length > 0) return { kind: 'refused', faults };
  const at = app.now();
  let drafted: ProfileVersion | undefined;
  let overtakenBy: number | undefined;
  await app.store.profiles.change([profile.id], ({ versions }) => {
    const newest = versions.get(profile.id)?.at(-1)?.version ?? 0;
    if (follows !== undefined && follows !== newest) {
      overtakenBy = newest;
      return undefined;
    }
    drafted = {
      profile,
      version: newest + 1,
      state: 'draft',
      author: user.name,
      createdAt: at,
      changedAt: at,
    };
    return { versions: [drafted], acts: [profileAct('profile.drafted', drafted, user.name, at)] };
  });
  if (overtakenBy !== undefined) return { kind: 'overtaken', newest: overtakenBy };
  if (drafted === undefined) throw new Error('The store did not ask for the change');
  const remarks = remarksOnProfile(profile, lists);
  return { kind: 'drafted', version: drafted, remarks };
}

/**
 * Which version a step is taken with, and on what terms. Where none is named, the newest is meant; but whoever
 * judges must say what they looked at, unless there is only one.
 */
export type StepOrder = StepTerms & {
  readonly version?: number;
  /** Concerns it is to be taken in spite of; a reason must come with them. */
  readonly confirms?: Confirmation;
};

export type ChangeResult =
  | StepResult
  | { readonly kind: 'missing' }
  /** There are so many versions, and none was named to judge. */
  | { readonly kind: 'version-needed'; readonly versions: number }
  | { readonly kind: 'refused'; readonly faults: readonly Fault[] }
  /** Nothing was done; it wants to be asked for again, with a reason. */
  | { readonly kind: 'unconfirmed'; readonly concerns: readonly Concern[] }
  /** Too many steps are being tried on history at this moment, or the version was changed meanwhile. */
  | { readonly kind: 'busy' }
  /** The rule book in force cannot be made ready here, so nothing may come on top of it. */
  | { readonly kind: 'rule-book-unsound'; readonly why: string };

/**
 * Takes a step with a version of a profile. When a step changes what is in force, this node decides by it
 * before the answer is given.
 */
export async function changeProfile(
  app: App,
  user: User,
  id: string,
  step: ProfileStep,
  order: StepOrder = {},
): Promise<ChangeResult> {
  const guarded = await guardStep(app, user, id, step, order);
  if (guarded === 'full') return { kind: 'busy' };
  let result: ChangeResult = { kind: 'missing' };
  await app.store.profiles.change([id], ({ versions, ruleBook }) => {
    const at = app.now();
    const all = versions.get(id) ?? [];
    if (order.version === undefined && all.length > 1 && judgingSteps.includes(step)) {
      result = { kind: 'version-needed', versions: all.length };
      return undefined;
    }
    const asked = order.version ?? all.at(-1)?.version;
    const before = all.find(({ version }) => version === asked);
    if (before === undefined) return undefined;
    const taken = takeStep(before, step, user.name, at, order);
    const base = ruleBook ?? freshRuleBook.ruleBook;
    result = taken.kind === 'taken' ? judged(app, taken.version, all, base, guarded, order.confirms) : taken;
    if (result.kind !== 'taken') return undefined;
    return changeOf(result.version, before, all, base, { user, at, step });
  });
  await app.ruleBook.refresh();
  return result;
}

/** A step that could be taken, or what speaks against it seen from the rule book and the other versions. */
function judged(
  app: App,
  taken: ProfileVersion,
  all: readonly ProfileVersion[],
  { lists }: RuleBook,
  ofHistory: readonly Concern[] | 'untried',
  confirms: Confirmation | undefined,
): ChangeResult {
  const { state, profile } = taken;
  // It could not be taken when history was to be asked, and now could.
  if (ofHistory === 'untried') return { kind: 'busy' };
  const unlessOf = (concerns: readonly Concern[]): ChangeResult => {
    if (!areConfirmed(concerns, confirms)) return { kind: 'unconfirmed', concerns };
    return { kind: 'taken', version: concerns.length === 0 ? taken : { ...taken, confirmed: concerns } };
  };
  if (state !== 'active' && state !== 'scheduled' && state !== 'shadow') return unlessOf(ofHistory);
  const faults = faultsOfProfile(profile, lists);
  if (faults.length > 0) return { kind: 'refused', faults };
  const { unsound } = app.ruleBook;
  if (state === 'active' && unsound !== undefined) return { kind: 'rule-book-unsound', why: unsound.why };
  return unlessOf([...concernsOf(taken, all), ...ofHistory]);
}

function changeOf(
  taken: ProfileVersion,
  before: ProfileVersion,
  all: readonly ProfileVersion[],
  base: RuleBook,
  { user, at, step }: { readonly user: User; readonly at: string; readonly step: ProfileStep },
): ProfileChange {
  const replaced = givingWay(taken, all, at);
  const acts = [...givingWayActs(replaced, user.name, at), profileAct(actOfStep[step], taken, user.name, at)];
  const change = { versions: [...replaced, taken], acts };
  if (taken.state !== 'active' && before.state !== 'active') return change;
  const next = hashRuleBook(ruleBookWith(base, [taken]));
  const cause = `${actOfStep[step]} ${taken.profile.id}@${taken.version}`;
  return inForce(change, next, user, at, { before: base, cause, reason: taken.stateReason });
}

/** The rule book with these versions in it where they are active, and without them where they are not. */
export function ruleBookWith(base: RuleBook, versions: readonly ProfileVersion[]): RuleBook {
  const changed = new Set<string>(versions.map(({ profile }) => profile.id));
  const active = versions.filter(({ state }) => state === 'active').map(({ profile }) => profile);
  return { ...base, profiles: [...base.profiles.filter(({ id }) => !changed.has(id)), ...active] };
}
