import type { NewAct } from '../../domain/act.ts';
import { canonicalList } from '../../domain/canonical-list.ts';
import { isSame } from '../../domain/difference.ts';
import { type ListVersion, versionOfContent } from '../../domain/list-version.ts';
import { moved, type ProfileVersion } from '../../domain/profile-version.ts';
import type { RiskProfile } from '../../domain/risk-profile.ts';
import type { RuleBook } from '../../domain/rule-book.ts';
import type { User } from '../../domain/user.ts';
import type { App } from '../app.ts';
import type { ProfileChange } from '../ports/store.ts';
import { versionsTold } from '../profiles/profile-act.ts';
import { onRuleBookInForce } from './base-rule-book.ts';
import { withRuleBook } from './bring-in-force.ts';
import { type BaseRuleBook, readRuleBook, soundRuleBook } from './rule-book-in-force.ts';

export type RollBackResult =
  | {
      readonly kind: 'rolled-back';
      readonly ruleBook: string;
      readonly from: string;
      /** Versions that came in force again, and that left it. */
      readonly activated: readonly ProfileVersion[];
      readonly suspended: readonly ProfileVersion[];
    }
  | { readonly kind: 'missing' | 'unchanged' }
  /** The user wrote profiles that would come in force again, or proposed or accepted lists as they would be again. */
  | { readonly kind: 'author'; readonly profiles: readonly string[]; readonly lists: readonly string[] }
  /** No node would decide by it: it is not what its hash says, or this Tamga cannot use it. */
  | { readonly kind: 'unsound'; readonly why: string }
  /** Profiles of the rule book that no stored version is equal to: somebody took them away. */
  | { readonly kind: 'versions-missing'; readonly profiles: readonly string[] };

/**
 * Brings a rule book that was in force before in force again, whole: for the hour in which something goes wrong.
 * Everything in it was approved and activated by other people once, so one person with a reason suffices, but
 * nobody whose own work comes back. The versions in it are active afterwards, and no others. What this node could not
 * decide by afterwards is refused; the rule book in force need not be readable.
 */
export async function rollBack(app: App, user: User, hash: string, reason: string): Promise<RollBackResult> {
  if (!(await app.store.ruleBookHistory.wasInForce(hash))) return { kind: 'missing' };
  const found = await readRuleBook(app.store.ruleBooks, hash);
  const sound = 'why' in found ? found : await soundRuleBook(hash, found.ruleBook);
  if ('why' in sound) return { kind: 'unsound', why: sound.why };
  const target = sound.hashed.ruleBook;
  const lists = await app.store.lists.recordedVersions(Object.keys(target.lists));
  let result: RollBackResult = { kind: 'missing' };
  const wanted = { ids: target.profiles.map(({ id }): string => id), areAllActive: true };
  await onRuleBookInForce(app, (base, onBase) =>
    app.store.profiles.change(wanted, ({ versions, ...told }) =>
      onBase(told, () => {
        const order = { target, lists, hash, reason, user, at: app.now() };
        const judged = judge(order, [...versions.values()], base);
        result = judged.result;
        return judged.change;
      }),
    ),
  );
  await app.ruleBook.refresh();
  return result;
}

type Order = {
  readonly target: RuleBook;
  /** Versions of the lists in it. */
  readonly lists: readonly ListVersion[];
  readonly hash: string;
  readonly reason: string;
  readonly user: User;
  readonly at: string;
};

type Judged = { readonly result: RollBackResult; readonly change?: ProfileChange };

function judge(
  { target, lists, hash, reason, user, at }: Order,
  profiles: readonly (readonly ProfileVersion[])[],
  base: BaseRuleBook,
): Judged {
  if (base.hash === hash) return { result: { kind: 'unchanged' } };
  const { missing, returning, leaving } = moves(target, profiles);
  if (missing.length > 0) return { result: { kind: 'versions-missing', profiles: missing } };
  const own = {
    profiles: returning.filter(({ author }) => author === user.name).map(({ profile }) => profile.id),
    lists: returningLists(target, base, lists)
      .filter((each) => isWorkOf(each, user))
      .map(({ list }) => list),
  };
  if (own.profiles.length + own.lists.length > 0) return { result: { kind: 'author', ...own } };
  const changed = [
    ...leaving.map((version) => moved(version, 'suspended', at, `rolled back: ${reason}`)),
    ...returning.map((version) => moved(version, 'active', at, `rolled back: ${reason}`)),
  ];
  const body = JSON.stringify({ reason, from: base.hash, versions: versionsTold(changed) });
  const act: NewAct = { at, actor: user.name, kind: 'rule-book.rolled-back', subject: hash, body };
  const change = withRuleBook({ versions: changed, acts: [act] }, { hash, ruleBook: target }, user, at, {
    before: base.ruleBook,
    cause: `rule-book.rolled-back from ${base.hash}`,
    reason,
  });
  const result = {
    kind: 'rolled-back' as const,
    ruleBook: hash,
    from: base.hash,
    activated: returning,
    suspended: leaving,
  };
  return { result, change };
}

/** The versions of lists that would be in force again; all of them, where nobody can read what is in force now. */
function returningLists(
  target: RuleBook,
  { ruleBook }: BaseRuleBook,
  versions: readonly ListVersion[],
): readonly ListVersion[] {
  return Object.entries(target.lists).flatMap(([name, list]) => {
    const now =
      ruleBook !== undefined && Object.hasOwn(ruleBook.lists, name) ? ruleBook.lists[name] : undefined;
    const { hash } = canonicalList(list);
    if (now !== undefined && canonicalList(now).hash === hash) return [];
    return (
      versionOfContent(
        versions.filter((each) => each.list === name),
        hash,
      ) ?? []
    );
  });
}

function isWorkOf({ author, decidedBy }: ListVersion, { name }: User): boolean {
  return author === name || decidedBy === name;
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
