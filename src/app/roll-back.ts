import { faultsOf, hashRuleBook } from '../compiled-rule-book.ts';
import type { NewAct } from '../domain/act.ts';
import { isSame } from '../domain/difference.ts';
import type { Fault } from '../domain/problem.ts';
import { moved, type ProfileVersion } from '../domain/profile-version.ts';
import type { RiskProfile } from '../domain/risk-profile.ts';
import type { RuleBook } from '../domain/rule-book.ts';
import type { User } from '../domain/user.ts';
import type { App } from './app.ts';
import { inForce } from './bring-in-force.ts';
import { versionsTold } from './profile-act.ts';
import { freshRuleBook } from './rule-book-in-force.ts';
import type { ProfileChange } from './store.ts';

export type RollBackResult =
  | { readonly kind: 'rolled-back'; readonly ruleBook: string; readonly from: string }
  | { readonly kind: 'missing' | 'unchanged' }
  /** The user wrote what would come in force again. */
  | { readonly kind: 'author'; readonly profiles: readonly string[] }
  | { readonly kind: 'refused'; readonly faults: readonly Fault[] }
  /** Profiles of the rule book that no stored version is equal to: somebody took them away. */
  | { readonly kind: 'versions-missing'; readonly profiles: readonly string[] };

/**
 * Brings a rule book that was in force before in force again, whole: for the hour in which something goes wrong.
 * Everything in it was approved and activated by other people once, so one person with a reason suffices, but
 * not the author of what comes back. The versions in it are active afterwards, and no others.
 */
export async function rollBack(app: App, user: User, hash: string, reason: string): Promise<RollBackResult> {
  if (!(await app.store.ruleBookHistory.wasInForce(hash))) return { kind: 'missing' };
  const target = await app.store.ruleBooks.find(hash);
  if (target === undefined) return { kind: 'missing' };
  let result: RollBackResult = { kind: 'missing' };
  await app.store.profiles.change(
    (ruleBook) => [...new Set([...idsOf(target), ...idsOf(ruleBook ?? freshRuleBook.ruleBook)])],
    ({ versions, ruleBook }) => {
      const judged = judge({ target, hash, reason, user, at: app.now() }, [...versions.values()], ruleBook);
      result = judged.result;
      return judged.change;
    },
  );
  await app.ruleBook.refresh();
  return result;
}

type Order = {
  readonly target: RuleBook;
  readonly hash: string;
  readonly reason: string;
  readonly user: User;
  readonly at: string;
};

type Judged = { readonly result: RollBackResult; readonly change?: ProfileChange };

function judge(
  { target, hash, reason, user, at }: Order,
  profiles: readonly (readonly ProfileVersion[])[],
  base = freshRuleBook.ruleBook,
): Judged {
  const from = hashRuleBook(base).hash;
  if (from === hash) return { result: { kind: 'unchanged' } };
  const faults = faultsOf(target);
  if (faults.length > 0) return { result: { kind: 'refused', faults } };
  const { missing, returning, leaving } = moves(target, profiles);
  if (missing.length > 0) return { result: { kind: 'versions-missing', profiles: missing } };
  const own = returning.filter(({ author }) => author === user.name).map(({ profile }) => profile.id);
  if (own.length > 0) return { result: { kind: 'author', profiles: own } };
  const changed = [
    ...leaving.map((version) => moved(version, 'suspended', at, `rolled back: ${reason}`)),
    ...returning.map((version) => moved(version, 'active', at, `rolled back: ${reason}`)),
  ];
  const body = JSON.stringify({ reason, from, versions: versionsTold(changed) });
  const act: NewAct = { at, actor: user.name, kind: 'rule-book.rolled-back', subject: hash, body };
  const change = inForce({ versions: changed, acts: [act] }, { hash, ruleBook: target }, user, at, {
    before: base,
    cause: `rule-book.rolled-back from ${from}`,
    reason,
  });
  return { result: { kind: 'rolled-back', ruleBook: hash, from }, change };
}

/** Which versions come in force again and which leave it; what is in force in both stays as it is. */
function moves(target: RuleBook, profiles: readonly (readonly ProfileVersion[])[]) {
  const wanted = new Map<string, RiskProfile>(target.profiles.map((profile) => [profile.id, profile]));
  const found = new Set<string>();
  const returning: ProfileVersion[] = [];
  const leaving: ProfileVersion[] = [];
  for (const all of profiles) {
    const id: string | undefined = all[0]?.profile.id;
    const profile = id === undefined ? undefined : wanted.get(id);
    const version = profile && versionOf(profile, all);
    if (version !== undefined && id !== undefined) found.add(id);
    if (version !== undefined && version.state !== 'active') returning.push(version);
    leaving.push(...all.filter((each) => each.state === 'active' && each !== version));
  }
  return { missing: [...wanted.keys()].filter((id) => !found.has(id)), returning, leaving };
}

/**
 * The version of which a profile is; of several the one in force, else the newest that somebody activated: a
 * draft with the same words is another's work, which nobody judged.
 */
function versionOf(profile: RiskProfile, all: readonly ProfileVersion[]): ProfileVersion | undefined {
  const same = all.filter((version) => version.activator !== undefined && isSame(version.profile, profile));
  return same.find(({ state }) => state === 'active') ?? same.at(-1);
}

function idsOf({ profiles }: RuleBook): readonly string[] {
  return profiles.map(({ id }): string => id);
}
