import type { Concern } from '../domain/giving-way.ts';
import { type ProfileStep, type StepTerms, takeStep } from '../domain/profile-version.ts';
import type { User } from '../domain/user.ts';
import type { App } from './app.ts';
import { redShareConcern } from './backtest/red-share.ts';

const guardedSteps: readonly ProfileStep[] = ['approve', 'schedule', 'activate'];

/** What history says against a step, and of which version. */
export type GuardedStep = { readonly version: number; readonly concerns: readonly Concern[] };

/**
 * Asks history what speaks against a step that brings a version nearer to being in force, unless it is confirmed
 * already or could not be taken anyway. It takes seconds, so it is asked before the step's lock is; the answer
 * holds for the version it names, which never changes.
 */
export async function guardStep(
  app: App,
  user: User,
  id: string,
  step: ProfileStep,
  order: StepTerms & { readonly version?: number; readonly isConfirmed?: boolean },
): Promise<GuardedStep | 'full' | undefined> {
  if (!guardedSteps.includes(step) || order.isConfirmed === true) return undefined;
  const found = await app.store.profiles.find(id, order.version);
  if (found === undefined || takeStep(found, step, user.name, app.now(), order).kind !== 'taken')
    return undefined;
  const concern = await redShareConcern(app, found.profile);
  if (concern === 'full') return 'full';
  return { version: found.version, concerns: concern === undefined ? [] : [concern] };
}
