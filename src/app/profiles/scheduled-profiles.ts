import { hashRuleBook } from '../../compiled-rule-book.ts';
import { givingWay } from '../../domain/giving-way.ts';
import { moved, type ProfileVersion } from '../../domain/profile-version.ts';
import type { RuleBook } from '../../domain/rule-book.ts';
import { versionOfSubject } from '../../domain/version-subject.ts';
import type { App } from '../app.ts';
import type { ProfileChange } from '../ports/store.ts';
import { onRuleBookInForce } from '../rule-books/base-rule-book.ts';
import { withRuleBook } from '../rule-books/bring-in-force.ts';
import { RecordMismatch } from '../rule-books/record-mismatch.ts';
import { whyUnsound } from '../rule-books/soundness.ts';
import { profileAct, subjectOf } from './profile-act.ts';
import { ruleBookWith } from './step-change.ts';

/** Nobody: the hour did it. Whoever set the hour is the version's activator. */
const system = { name: 'system' };

/**
 * Brings in force what was scheduled and whose time has come. Any number of nodes may ask at the same moment:
 * it is decided anew under the lock, so it happens once. A version that can no longer be used is left out, and
 * its state says why. Nothing comes in force on an unsound rule book: it waits until that is mended. A version that
 * is not as the record tells stays where it is, and is answered; it keeps no other from its time.
 */
export async function bringDueInForce(app: App): Promise<readonly RecordMismatch[]> {
  const mismatches: RecordMismatch[] = [];
  let ids = await app.store.profileHistory.due(app.now());
  while (ids.length > 0) {
    try {
      await bringVersions(app, ids);
      return mismatches;
    } catch (error) {
      if (!(error instanceof RecordMismatch)) throw error;
      const forged = new Set(error.what.map((subject) => versionOfSubject(subject).id));
      const left = ids.filter((id) => !forged.has(id));
      if (left.length === ids.length) throw error;
      mismatches.push(error);
      ids = left;
    }
  }
  return mismatches;
}

/** The same again and again; each time it tells of what is not as the record tells and was not told yet. */
export function bringingDueInForce(
  app: App,
  onMismatch: (error: RecordMismatch) => void,
): () => Promise<void> {
  let told: ReadonlySet<string> = new Set();
  return async () => {
    const mismatches = await bringDueInForce(app);
    for (const each of mismatches) if (!told.has(each.message)) onMismatch(each);
    told = new Set(mismatches.map(({ message }) => message));
  };
}

async function bringVersions(app: App, ids: readonly string[]): Promise<void> {
  await onRuleBookInForce(app, (base, onBase) =>
    app.store.profiles.change({ ids }, ({ versions, ...told }) =>
      onBase(told, () => {
        if (base.kind === 'unsound') return undefined;
        return dueChange([...versions.values()], base.ruleBook, app.now());
      }),
    ),
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
  const written = [...replaced, ...taken];
  const change = { versions: written, acts: written.map((version) => profileAct(version, system.name, at)) };
  const active = taken.filter(({ state }) => state === 'active');
  if (active.length === 0) return change;
  const cause = active.map((version) => `${subjectOf(version)} by ${version.activator}`);
  return withRuleBook(change, hashRuleBook(ruleBookWith(base, active)), system, at, {
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
