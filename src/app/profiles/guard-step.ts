import { canonicalList } from '../../domain/canonical-list.ts';
import type { Concern } from '../../domain/concern.ts';
import {
  type ProfileStep,
  type ProfileVersion,
  type StepTerms,
  takeStep,
} from '../../domain/profile-version.ts';
import type { RiskProfile } from '../../domain/risk-profile.ts';
import type { NamedLists } from '../../domain/rule-book.ts';
import type { User } from '../../domain/user.ts';
import { listsBeneath } from '../../identify/lookups/bound-field.ts';
import type { App } from '../app.ts';
import { redShareConcerns } from '../backtest/red-share.ts';
import { listIn } from '../lists/list-in-force.ts';

const guardedSteps: readonly ProfileStep[] = ['approve', 'schedule', 'activate'];

/** What history says against a step, and beside which lists it was asked. */
export type Guarded = { readonly concerns: readonly Concern[]; readonly lists?: NamedLists };

/** 'full' where too many ask, 'untried' where the step could not be taken anyway. */
export type GuardedStep = Guarded | 'full' | 'untried';

/**
 * Asks history what speaks against a step that brings a version nearer to being in force, also where it is
 * confirmed beforehand, since the record tells what was. It takes seconds, so it is asked before the step's lock is;
 * the answer holds for the version, which never changes, as long as its lists do not.
 */
export async function guardStep(
  app: App,
  user: User,
  id: string,
  step: ProfileStep,
  order: StepTerms & { readonly version?: number },
): Promise<GuardedStep> {
  if (!guardedSteps.includes(step)) return { concerns: [] };
  const meant = await versionMeant(app, id, order.version);
  if (meant === undefined || takeStep(meant, step, user.name, app.now(), order).kind !== 'taken')
    return 'untried';
  const { lists } = app.ruleBook.current.ruleBook;
  const concerns = await redShareConcerns(app, [{ profile: meant.profile, name: 'it' }]);
  return concerns === 'full' ? 'full' : { concerns, lists };
}

/** Whether a list that a profile asks for became another since history was asked. */
export function isOutrun({ lists: before }: Guarded, { when }: RiskProfile, now: NamedLists): boolean {
  return (
    before !== undefined &&
    listsBeneath(when).some((name) => contentOf(before, name) !== contentOf(now, name))
  );
}

function contentOf(lists: NamedLists, name: string): string | undefined {
  const list = listIn({ lists }, name);
  return list && canonicalList(list).hash;
}

/** The version named, or the only one there is. */
async function versionMeant(app: App, id: string, version?: number): Promise<ProfileVersion | undefined> {
  if (version !== undefined) return app.store.profiles.find(id, version);
  const [only, ...others] = await app.store.profiles.versions(id);
  return others.length === 0 ? only : undefined;
}
