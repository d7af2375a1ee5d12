import { faultsOf, hashRuleBook } from '../compiled-rule-book.ts';
import { canonicalList } from '../domain/canonical-list.ts';
import { listsOf } from '../domain/condition.ts';
import {
  type ListDecisionRefusal,
  type ListHeader,
  type ListVersion,
  refusalToAccept,
  versionOfContent,
} from '../domain/list-version.ts';
import type { NamedList } from '../domain/named-list.ts';
import type { RiskProfile } from '../domain/risk-profile.ts';
import type { RuleBook } from '../domain/rule-book.ts';
import type { User } from '../domain/user.ts';
import type { App } from './app.ts';
import { onRuleBookInForce } from './base-rule-book.ts';
import { withRuleBook } from './bring-in-force.ts';
import { createdAct } from './import-lists.ts';
import { listAct, withdrawn } from './list-record.ts';
import type { ListDecision, NumberedChange, ProposalOutcome, StagedChanges } from './list-store.ts';
import { RecordMismatch } from './record-mismatch.ts';
import type { BaseRuleBook } from './rule-book-in-force.ts';

/** Writes down that there is a list. It has no entries yet, and no profile can ask for it. */
export async function createList(
  app: App,
  user: User,
  list: Pick<ListHeader, 'name' | 'kind' | 'owner' | 'description'>,
): Promise<{ readonly kind: 'created'; readonly header: ListHeader } | { readonly kind: 'name-taken' }> {
  const header: ListHeader = { ...list, createdBy: user.name, createdAt: app.now() };
  const outcome = await app.store.lists.create(header, createdAct(header));
  return outcome === 'created' ? { kind: 'created', header } : { kind: 'name-taken' };
}

/** The version of a list that this node decides by; undefined where it decides by none. */
export function listInForce(
  app: App,
  name: string,
  versions: readonly ListVersion[],
): ListVersion | undefined {
  return inRuleBook(app.ruleBook.current.ruleBook, name, versions);
}

function listIn({ lists }: Pick<RuleBook, 'lists'>, name: string): NamedList | undefined {
  return Object.hasOwn(lists, name) ? lists[name] : undefined;
}

function inRuleBook(
  { lists }: RuleBook,
  name: string,
  versions: readonly ListVersion[],
): ListVersion | undefined {
  const list = listIn({ lists }, name);
  return versionOfContent(
    versions.filter((each) => each.list === name),
    list && canonicalList(list).hash,
  );
}

export type Proposal = {
  readonly list: string;
  readonly reason?: string;
  /** Whether the entries are the whole list, so that whatever else is on it goes. */
  readonly isWhole: boolean;
};

/**
 * Proposes changes of a list as its next version, which somebody else then accepts or withdraws. They are read
 * while they are written down, so there may be millions. `accept` says whether what came of them may stand.
 */
export async function proposeChanges(
  app: App,
  user: User,
  { list, reason, isWhole }: Proposal,
  changes: AsyncIterable<readonly NumberedChange[]>,
  accept: (staged: StagedChanges) => boolean,
): Promise<ProposalOutcome> {
  await app.ruleBook.refresh();
  const base = listInForce(app, list, await app.store.lists.versions([list]))?.version;
  return app.store.lists.propose({ list, base, isWhole }, changes, accept, (number, staged) => {
    const { added, changed, removed, entries, changes: hash } = staged;
    const at = app.now();
    const version: ListVersion = {
      list,
      version: number,
      ...(base !== undefined && { base }),
      author: user.name,
      createdAt: at,
      ...(reason !== undefined && { reason }),
      added,
      changed,
      removed,
      entries,
      changes: hash,
      state: 'proposed',
    };
    return { version, act: listAct('list.proposed', version, user.name, at) };
  });
}

export type ListDecisionResult =
  | { readonly kind: 'decided'; readonly version: ListVersion }
  | { readonly kind: 'missing' }
  | ListDecisionRefusal
  /** Profiles in force that could not go on with the list as it would be, and why. */
  | { readonly kind: 'in-use'; readonly profiles: readonly string[]; readonly why: string }
  /** The rule book in force cannot be made ready here, so nothing may come on top of it. */
  | { readonly kind: 'rule-book-unsound'; readonly why: string };

/**
 * Accepts a proposed version: the list is so when this answers, and this node decides by it. Author and approver
 * are two people. A list that profiles in force ask for stays one they can ask.
 */
export async function acceptChanges(
  app: App,
  user: User,
  name: string,
  number: number,
): Promise<ListDecisionResult> {
  const order = { name, number, user };
  let result: ListDecisionResult = { kind: 'missing' };
  await onRuleBookInForce(app, async (base, onBase) => {
    const found = acceptable(base, await app.store.lists.versions([name]), order);
    if (found.kind !== 'acceptable') {
      result = found;
      return;
    }
    // A long list is put together before anything is locked for it.
    const built = await app.store.lists.content(name, number, listIn(found.ruleBook, name) ?? []);
    const content = { ...canonicalList(built.list), changes: built.changes };
    await app.store.lists.decide(name, ({ versions, ...told }) =>
      onBase(told, () => {
        const judged = judgeAcceptance(
          acceptable(base, versions, order),
          { ...order, at: app.now() },
          content,
        );
        result = judged.result;
        return judged.decision;
      }),
    );
  });
  await app.ruleBook.refresh();
  return result;
}

type Order = { readonly name: string; readonly number: number; readonly user: User };

/** A list as it would be, and the hash of the changes that make it so. */
type Content = { readonly elements: NamedList; readonly hash: string; readonly changes: string };

type Acceptable = { readonly kind: 'acceptable'; readonly version: ListVersion; readonly ruleBook: RuleBook };

/** The version and what it would come in force in, or why it cannot be accepted whatever is on it. */
function acceptable(
  base: BaseRuleBook,
  versions: readonly ListVersion[],
  { name, number, user }: Order,
): Acceptable | Exclude<ListDecisionResult, { readonly kind: 'decided' }> {
  const version = versions.find((each) => each.version === number);
  if (version === undefined) return { kind: 'missing' };
  if (base.kind === 'unsound') return { kind: 'rule-book-unsound', why: base.why };
  const inForce = inRuleBook(base.ruleBook, name, versions)?.version;
  return (
    refusalToAccept(version, inForce, user.name) ?? { kind: 'acceptable', version, ruleBook: base.ruleBook }
  );
}

function judgeAcceptance(
  found: ReturnType<typeof acceptable>,
  { name, user, at }: Order & { readonly at: string },
  content: Content,
): { readonly result: ListDecisionResult; readonly decision?: ListDecision } {
  if (found.kind !== 'acceptable') return { result: found };
  const { version, ruleBook } = found;
  if (version.changes !== content.changes) throw new RecordMismatch([`list ${name}@${version.version}`]);
  const used = whyInUse(ruleBook, name, content.elements);
  if (used !== undefined) return { result: used };
  const decision = acceptance(version, content, ruleBook, user, at);
  return { result: { kind: 'decided', version: decision.version }, decision };
}

function acceptance(
  proposed: ListVersion,
  { elements, hash }: Content,
  ruleBook: RuleBook,
  user: User,
  at: string,
): ListDecision {
  const version: ListVersion = {
    ...proposed,
    state: 'accepted',
    decidedBy: user.name,
    decidedAt: at,
    content: hash,
  };
  const acts = [listAct('list.in-force', version, user.name, at)];
  const before = listIn(ruleBook, version.list);
  // A remark that changes leaves the rule book as it is.
  if (before !== undefined && canonicalList(before).hash === hash) return { version, acts };
  const hashed = hashRuleBook({
    ...ruleBook,
    lists: { ...ruleBook.lists, [version.list]: elements },
  });
  const { acts: all, ruleBook: next } = withRuleBook({ versions: [], acts }, hashed, user, at, {
    before: ruleBook,
    cause: `list.in-force ${version.list}@${version.version}`,
  });
  return { version, acts: all, ...(next !== undefined && { ruleBook: next }) };
}

function whyInUse(ruleBook: RuleBook, name: string, list: NamedList): ListDecisionResult | undefined {
  const asking = ruleBook.profiles.filter(({ when }) => listsOf(when).includes(name));
  if (asking.length === 0) return undefined;
  const inUse = (profiles: readonly RiskProfile[], why: string): ListDecisionResult => {
    return { kind: 'in-use', profiles: profiles.map(({ id }) => id), why };
  };
  if (list.length === 0) return inUse(asking, 'The list would be empty.');
  const faults = faultsOf({ profiles: asking, lists: { ...ruleBook.lists, [name]: list } });
  const [fault] = faults;
  if (fault === undefined) return undefined;
  const broken = asking.filter((_, index) => faults.some(({ steps }) => steps[0] === index));
  return inUse(broken, fault.message);
}

/** Withdraws what was proposed: its author, or whoever might have accepted it. */
export async function withdrawChanges(
  app: App,
  user: User,
  name: string,
  number: number,
): Promise<ListDecisionResult> {
  let result: ListDecisionResult = { kind: 'missing' };
  await app.store.lists.decide(name, ({ versions }) => {
    const version = versions.find((each) => each.version === number);
    if (version === undefined) return undefined;
    if (version.state !== 'proposed') {
      result = { kind: 'wrong-state', state: version.state };
      return undefined;
    }
    const at = app.now();
    const gone = withdrawn(version, user.name, at);
    result = { kind: 'decided', version: gone };
    return { version: gone, acts: [listAct('list.withdrawn', gone, user.name, at)] };
  });
  return result;
}
