import type { Concern } from '../domain/concern.ts';
import {
  type ProfileStep,
  type ProfileVersion,
  type StepTerms,
  takeStep,
} from '../domain/profile-version.ts';
import type { User } from '../domain/user.ts';
import type { App } from './app.ts';
import { redShareConcerns } from './backtest/red-share.ts';

const guardedSteps: readonly ProfileStep[] = ['approve', 'schedule', 'activate'];

/** What history says against a step; 'full' where too many ask, 'untried' where the step could not be taken anyway. */
export type GuardedStep = readonly Concern[] | 'full' | 'untried';

/**
 * Asks history what speaks against a step that brings a version nearer to being in force, also where it is
 * confirmed beforehand, since the record tells what was. It takes seconds, so it is asked before the step's lock is;
 * the answer holds for the version, which never changes.
 */
export async function guardStep(
  app: App,
  user: User,
  id: string,
  step: ProfileStep,
  order: StepTerms & { readonly version?: number },
): Promise<GuardedStep> {
  if (!guardedSteps.includes(step)) return [];
  const meant = await versionMeant(app, id, order.version);
  if (meant === undefined || takeStep(meant, step, user.name, app.now(), order).kind !== 'taken')
    return 'untried';
  return redShareConcerns(app, [{ profile: meant.profile, name: 'it' }]);
}

/** The version named, or the only one there is. */
async function versionMeant(app: App, id: string, version?: number): Promise<ProfileVersion | undefined> {
  if (version !== undefined) return app.store.profiles.find(id, version);
  const [only, ...others] = await app.store.profiles.versions(id);
  return others.length === 0 ? only : undefined;
}
