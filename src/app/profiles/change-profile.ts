import { areConfirmed, type Concern, type Confirmation } from '../../domain/concern.ts';
import { concernsOf } from '../../domain/giving-way.ts';
import type { Fault } from '../../domain/problem.ts';
import {
  judgingSteps,
  type ProfileStep,
  type ProfileVersion,
  type StepResult,
  type StepTerms,
  takeStep,
} from '../../domain/profile-version.ts';
import type { RiskProfile } from '../../domain/risk-profile.ts';
import type { User } from '../../domain/user.ts';
import type { App } from '../app.ts';
import { contentOf, onRuleBookInForce } from '../rule-books/base-rule-book.ts';
import type { BaseRuleBook } from '../rule-books/rule-book-in-force.ts';
import { faultsOfProfile, faultsOrMistakes, remarksOnProfile } from '../rule-books/soundness.ts';
import { type Guarded, guardStep, isOutrun } from './guard-step.ts';
import { profileAct } from './profile-act.ts';
import { changeOfStep, restored } from './step-change.ts';

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
  await app.store.profiles.change({ ids: [profile.id] }, ({ versions }) => {
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
    return { versions: [drafted], acts: [profileAct(drafted, user.name, at)] };
  });
  if (overtakenBy !== undefined) return { kind: 'overtaken', newest: overtakenBy };
  if (drafted === undefined) throw new Error('The store did not ask for the change');
  const remarks = remarksOnProfile(profile, lists, app.knowledge.with(app.ruleBook.current).loaded);
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
  /** Too many steps are being tried on history at this moment, or the version or its lists were changed meanwhile. */
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
  await onRuleBookInForce(app, (base, onBase) => {
    // Where the rule book cannot be read, it is put together anew from the versions in force.
    const wanted = { ids: [id], areAllActive: base.ruleBook === undefined };
    return app.store.profiles.change(wanted, ({ versions, ...told }) =>
      onBase(told, () => {
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
        result = taken.kind === 'taken' ? judged(taken.version, all, base, guarded, order.confirms) : taken;
        if (result.kind !== 'taken') return undefined;
        const changed = changeOfStep({ taken: result.version, before, all, by: user, at }, base, () =>
          restored(app, [...versions.values()].flat()),
        );
        if ('why' in changed) result = { kind: 'rule-book-unsound', why: changed.why };
        return 'why' in changed ? undefined : changed;
      }),
    );
  });
  await app.ruleBook.refresh();
  return result;
}

/** A step that could be taken, or what speaks against it seen from the rule book and the other versions. */
function judged(
  taken: ProfileVersion,
  all: readonly ProfileVersion[],
  base: BaseRuleBook,
  guarded: Guarded | 'untried',
  confirms: Confirmation | undefined,
): ChangeResult {
  const { state, profile } = taken;
  // When history was asked it could not be taken, or its lists were others.
  if (guarded === 'untried' || (base.ruleBook && isOutrun(guarded, profile, base.ruleBook.lists)))
    return { kind: 'busy' };
  const { concerns: ofHistory } = guarded;
  const unlessOf = (concerns: readonly Concern[]): ChangeResult => {
    if (!areConfirmed(concerns, confirms)) return { kind: 'unconfirmed', concerns };
    return { kind: 'taken', version: concerns.length === 0 ? taken : { ...taken, confirmed: concerns } };
  };
  if (state !== 'active' && state !== 'scheduled' && state !== 'shadow') return unlessOf(ofHistory);
  if (base.kind === 'unsound' && (state === 'active' || base.ruleBook === undefined))
    return { kind: 'rule-book-unsound', why: base.why };
  const faults = faultsOfProfile(profile, contentOf(base).lists);
  if (faults.length > 0) return { kind: 'refused', faults };
  return unlessOf([...concernsOf(taken, all), ...ofHistory]);
}
