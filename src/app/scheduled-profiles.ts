import { hashRuleBook } from '../compiled-rule-book.ts';
import { givingWay } from '../domain/giving-way.ts';
import { moved, type ProfileVersion } from '../domain/profile-version.ts';
import type { RuleBook } from '../domain/rule-book.ts';
import type { App } from './app.ts';
import { inForce } from './bring-in-force.ts';
import { ruleBookWith } from './change-profile.ts';
import { givingWayActs, profileAct } from './profile-act.ts';
import { freshRuleBook } from './rule-book-in-force.ts';
import { whyUnsound } from './soundness.ts';
import type { ProfileChange } from './store.ts';

/** Nobody: the hour did it. Whoever set the hour is the version's activator. */
const system = { name: 'system' };

/**
 * Brings in force what was scheduled and whose time has come. Any number of nodes may ask at the same moment:
 * it is decided anew under the lock, so it happens once. A version that can no longer be used is left out, and
 * its state says why.
 */
export async function bringDueInForce(app: App): Promise<void> {
  const ids = await app.store.profileHistory.due(app.now());
  if (ids.length === 0) return;
  await app.store.profiles.change(ids, ({ versions, ruleBook }) =>
    dueChange([...versions.values()], ruleBook ?? freshRuleBook.ruleBook, app.now()),
  );
  await app.ruleBook.refresh();
}

function dueChange(
  profiles: readonly (readonly ProfileVersion[])[],
  base: RuleBook,
  at: string,
): ProfileChange | undefined {
  const steps = profiles.flatMap((all) =>
    all
      .filter((version) => isDue(version, at))
      .map((version) => ({ taken: comeDue(version, base, at), all })),
  );
  if (steps.length === 0) return undefined;
  const replaced = steps.flatMap(({ taken, all }) => givingWay(taken, all, at));
  const taken = steps.map((step) => step.taken);
  const change: ProfileChange = {
    versions: [...replaced, ...taken],
    acts: [
      ...givingWayActs(replaced, system.name, at),
      ...taken.map((version) =>
        profileAct(
          version.state === 'active' ? 'profile.activated' : 'profile.suspended',
          version,
          system.name,
          at,
        ),
      ),
    ],
  };
  const active = taken.filter(({ state }) => state === 'active');
  if (active.length === 0) return change;
  const cause = active.map(({ profile, version, activator }) => `${profile.id}@${version} by ${activator}`);
  return inForce(change, hashRuleBook(ruleBookWith(base, active)), system, at, {
    before: base,
    cause: `scheduled ${cause.slice(0, 10).join(', ')}${cause.length > 10 ? ` and ${cause.length - 10} more` : ''}`,
  });
}

function isDue({ state, scheduledFor }: ProfileVersion, at: string): boolean {
  return state === 'scheduled' && scheduledFor !== undefined && Date.parse(scheduledFor) <= Date.parse(at);
}

/** The version in force, or out of it with the reason: the lists it was checked against may have changed since. */
function comeDue(version: ProfileVersion, { lists }: RuleBook, at: string): ProfileVersion {
  const why = whyUnsound(version.profile, lists);
  if (why === undefined) return moved(version, 'active', at, version.stateReason);
  return moved(version, 'suspended', at, `it could not come in force at its time: ${why}`);
}
