import { faultsOf, hashRuleBook, mistakesIn, remarksOn } from '../compiled-rule-book.ts';
import { type Concern, concernsOf, givingWay } from '../domain/giving-way.ts';
import type { Fault } from '../domain/problem.ts';
import {
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
import { contentOf, onRuleBookInForce } from './base-rule-book.ts';
import { withRuleBook } from './bring-in-force.ts';
import { guardStep } from './guard-step.ts';
import { profileAct, subjectOf } from './profile-act.ts';
import type { BaseRuleBook } from './rule-book-in-force.ts';
import { faultsOfProfile } from './soundness.ts';
import type { ProfileChange } from './store.ts';

export type DraftResult =
  | { readonly kind: 'drafted'; readonly version: ProfileVersion; readonly remarks: readonly Fault[] }
  | { readonly kind: 'refused'; readonly faults: readonly Fault[] };

/** Writes the next version of a profile as a draft; its fields and lists are checked against what there is, and mistakes refused. */
export async function draftProfile(app: App, user: User, profile: RiskProfile): Promise<DraftResult> {
  const { lists } = app.ruleBook.current.ruleBook;
  const faults = faultsOfProfile(profile, lists);
  if (faults.length > 0) return { kind: 'refused', faults };
  const mistakes = mistakesIn(profile, lists);
  if (mistakes.length > 0) return { kind: 'refused', faults: mistakes };
  const at = app.now();
  let drafted: ProfileVersion | undefined;
  await app.store.profiles.change({ ids: [profile.id] }, ({ versions }) => {
    const newest = versions.get(profile.id)?.at(-1)?.version ?? 0;
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
  if (drafted === undefined) throw new Error('The store did not ask for the change');
  const remarks = remarksOn({ profiles: [profile], lists }).map(withinProfile);
  return { kind: 'drafted', version: drafted, remarks };
}

/** A fault whose path begins at the index of the only profile, with a path that begins at the profile. */
function withinProfile(fault: Fault): Fault {
  return { ...fault, steps: fault.steps.slice(1) };
}

/** Which version a step is taken with, the newest when none is named, and on what terms. */
export type StepOrder = StepTerms & {
  readonly version?: number;
  /** Whether it is to be taken although there are concerns; a reason must come with it. */
  readonly isConfirmed?: boolean;
};

export type ChangeResult =
  | StepResult
  | { readonly kind: 'missing' }
  | { readonly kind: 'refused'; readonly faults: readonly Fault[] }
  /** Nothing was done; it wants to be asked for again, with a reason. */
  | { readonly kind: 'unconfirmed'; readonly concerns: readonly Concern[] }
  /** Too many steps are being tried on history at this moment. */
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
  const asked = guarded?.version ?? order.version;
  let result: ChangeResult = { kind: 'missing' };
  await onRuleBookInForce(app, (base, onBase) => {
    // Where the rule book cannot be read, it is put together anew from the versions in force.
    const wanted = { ids: [id], areAllActive: base.ruleBook === undefined };
    return app.store.profiles.change(wanted, ({ versions, ...told }) =>
      onBase(told, () => {
        const at = app.now();
        const all = versions.get(id) ?? [];
        const before = asked === undefined ? all.at(-1) : all.find(({ version }) => version === asked);
        if (before === undefined) return undefined;
        const taken = takeStep(before, step, user.name, at, order);
        result =
          taken.kind === 'taken'
            ? judged(taken, all, base, order.isConfirmed === true, guarded?.concerns)
            : taken;
        if (result.kind !== 'taken') return undefined;
        const acted = { taken: result.version, before, all, by: user, at };
        const brought = changeOf(acted, base, () => restored(app, [...versions.values()].flat()));
        if ('why' in brought) result = { kind: 'rule-book-unsound', why: brought.why };
        return 'why' in brought ? undefined : brought;
      }),
    );
  });
  await app.ruleBook.refresh();
  return result;
}

/** A step that could be taken, or what speaks against it seen from the rule book and the other versions. */
function judged(
  taken: StepResult & { readonly kind: 'taken' },
  all: readonly ProfileVersion[],
  base: BaseRuleBook,
  isConfirmed: boolean,
  ofHistory: readonly Concern[] = [],
): ChangeResult {
  const { state, profile } = taken.version;
  const unlessOf = (concerns: readonly Concern[]): ChangeResult =>
    concerns.length > 0 && !isConfirmed ? { kind: 'unconfirmed', concerns } : taken;
  if (state !== 'active' && state !== 'scheduled' && state !== 'shadow') return unlessOf(ofHistory);
  if (base.kind === 'unsound' && (state === 'active' || base.ruleBook === undefined))
    return { kind: 'rule-book-unsound', why: base.why };
  const faults = faultsOfProfile(profile, contentOf(base).lists);
  if (faults.length > 0) return { kind: 'refused', faults };
  return unlessOf([...concernsOf(taken.version, all), ...ofHistory]);
}

/** A step that was taken with a version: what it was before, the other versions, by whom and when. */
type TakenStep = {
  readonly taken: ProfileVersion;
  readonly before: ProfileVersion;
  readonly all: readonly ProfileVersion[];
  readonly by: User;
  readonly at: string;
};

/** What is to be written; where the rule book in force cannot be read, on what is restored of it. */
function changeOf(
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
function restored(app: App, versions: readonly ProfileVersion[]): RestoredRuleBook {
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
