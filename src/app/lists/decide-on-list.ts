import { faultsOf, hashRuleBook } from '../../compiled-rule-book.ts';
import { canonicalList } from '../../domain/canonical-list.ts';
import { areConfirmed, type Concern, type Confirmation } from '../../domain/concern.ts';
import { type ListDecisionRefusal, type ListVersion, refusalToAccept } from '../../domain/list-version.ts';
import type { NamedList } from '../../domain/named-list.ts';
import type { RiskProfile } from '../../domain/risk-profile.ts';
import type { RuleBook } from '../../domain/rule-book.ts';
import type { User } from '../../domain/user.ts';
import { versionSubject } from '../../domain/version-subject.ts';
import { listsBeneath } from '../../identify/lookups/bound-field.ts';
import type { App } from '../app.ts';
import type { ListDecision } from '../ports/list-store.ts';
import { onRuleBookInForce } from '../rule-books/base-rule-book.ts';
import { withRuleBook } from '../rule-books/bring-in-force.ts';
import { RecordMismatch } from '../rule-books/record-mismatch.ts';
import type { BaseRuleBook } from '../rule-books/rule-book-in-force.ts';
import { guardList } from './guard-list.ts';
import { listIn, listVersionIn } from './list-in-force.ts';
import { listAct, withdrawn } from './list-record.ts';

export type ListDecisionResult =
  | { readonly kind: 'decided'; readonly version: ListVersion }
  | { readonly kind: 'missing' }
  | ListDecisionRefusal
  /** Profiles in force that could not go on with the list as it would be, and why. */
  | { readonly kind: 'in-use'; readonly profiles: readonly string[]; readonly why: string }
  /** The rule book in force cannot be made ready here, so nothing may come on top of it. */
  | { readonly kind: 'rule-book-unsound'; readonly why: string }
  /** Nothing was done; it wants to be asked for again, with a reason. */
  | { readonly kind: 'unconfirmed'; readonly concerns: readonly Concern[] }
  /** Too much is being tried on history at this moment. */
  | { readonly kind: 'busy' };

/** On what terms a version is accepted. */
export type AcceptTerms = {
  readonly reason?: string;
  /** Concerns it is to be accepted in spite of; a reason must come with them. */
  readonly confirms?: Confirmation;
};

/**
 * Accepts a proposed version: the list is so when this answers, and this node decides by it. Author and approver
 * are two people. A list that profiles in force ask for stays one they can ask.
 */
export async function acceptChanges(
  app: App,
  user: User,
  name: string,
  number: number,
  terms: AcceptTerms = {},
): Promise<ListDecisionResult> {
  const order = { name, number, user, ...(terms.reason !== undefined && { reason: terms.reason }) };
  let result: ListDecisionResult = { kind: 'missing' };
  await onRuleBookInForce(app, async (base, onBase) => {
    const found = acceptable(base, await app.store.lists.versions([name]), order);
    if (found.kind !== 'acceptable') {
      result = found;
      return;
    }
    // A long list is put together, and tried on history, before anything is locked for it.
    const built = await app.store.lists.content(name, number, listIn(found.ruleBook, name) ?? []);
    const content = { ...canonicalList(built.list), changes: built.changes };
    const against = await whatSpeaksAgainst(app, found.ruleBook, name, content.elements, terms.confirms);
    if (against.kind !== 'confirmed') {
      result = against;
      return;
    }
    await app.store.lists.decide(name, ({ versions, ...told }) =>
      onBase(told, () => {
        const judged = judgeAcceptance(
          acceptable(base, versions, order),
          { ...order, ...against, at: app.now() },
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

type Order = {
  readonly name: string;
  readonly number: number;
  readonly user: User;
  readonly reason?: string;
};

/** A list as it would be, and the hash of the changes that make it so. */
type Content = { readonly elements: NamedList; readonly hash: string; readonly changes: string };

/** When it is accepted, in spite of what. */
type Judgement = { readonly at: string; readonly concerns: readonly Concern[] };

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
  const inForce = listVersionIn(base.ruleBook, name, versions)?.version;
  return (
    refusalToAccept(version, inForce, user.name) ?? { kind: 'acceptable', version, ruleBook: base.ruleBook }
  );
}

/** What profiles and the history say against a list being so, in a rule book: what was confirmed, or why it may not be. */
async function whatSpeaksAgainst(
  app: App,
  ruleBook: RuleBook,
  name: string,
  list: NamedList,
  confirms: Confirmation | undefined,
): Promise<{ readonly kind: 'confirmed'; readonly concerns: readonly Concern[] } | ListDecisionResult> {
  const used = whyInUse(ruleBook, name, list);
  if (used !== undefined) return used;
  const concerns = await guardList(app, ruleBook, name, list);
  if (concerns === 'full') return { kind: 'busy' };
  return areConfirmed(concerns, confirms)
    ? { kind: 'confirmed', concerns }
    : { kind: 'unconfirmed', concerns };
}

function judgeAcceptance(
  found: ReturnType<typeof acceptable>,
  { name, user, reason, concerns, at }: Order & Judgement,
  content: Content,
): { readonly result: ListDecisionResult; readonly decision?: ListDecision } {
  if (found.kind !== 'acceptable') return { result: found };
  const { version, ruleBook } = found;
  if (version.changes !== content.changes)
    throw new RecordMismatch([`list ${versionSubject(name, version.version)}`]);
  const decision = acceptance(version, content, ruleBook, { user, at, reason, concerns });
  return { result: { kind: 'decided', version: decision.version }, decision };
}

function acceptance(
  proposed: ListVersion,
  { elements, hash }: Content,
  ruleBook: RuleBook,
  { user, at, reason, concerns }: Judgement & Pick<Order, 'user'> & { readonly reason: string | undefined },
): ListDecision {
  const version: ListVersion = {
    ...proposed,
    state: 'accepted',
    decidedBy: user.name,
    decidedAt: at,
    content: hash,
    ...(reason !== undefined && { decisionReason: reason }),
    ...(concerns.length > 0 && { confirmed: concerns }),
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
    cause: `list.in-force ${versionSubject(version.list, version.version)}`,
    reason,
  });
  return { version, acts: all, ...(next !== undefined && { ruleBook: next }) };
}

function whyInUse(ruleBook: RuleBook, name: string, list: NamedList): ListDecisionResult | undefined {
  const asking = ruleBook.profiles.filter(({ when }) => listsBeneath(when).includes(name));
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
