import { type Declaration, partyRoles } from '../../domain/declaration.ts';
import type { ListValue } from '../../domain/named-list.ts';
import {
  type ComparedParty,
  partyKey,
  type ScreeningDecision,
  type ScreeningVerdict,
} from '../../domain/screening-decision.ts';
import type { User } from '../../domain/user.ts';
import { screenedAs } from '../../identify/screening/screen-party.ts';
import type { ScreenedList } from '../../identify/screening/screened-list.ts';
import type { App } from '../app.ts';
import { findDeclaration } from '../declarations/read-declarations.ts';

/** What somebody wants to say of a party and an entry. */
export type ScreeningOrder = {
  readonly list: string;
  /** The value of the entry as text. */
  readonly entry: string;
  readonly party: ComparedParty;
  readonly decision: ScreeningVerdict;
  readonly reason: string;
  readonly declarationId?: string;
};

export type DecidedOnMatch =
  | {
      readonly kind: 'decided';
      readonly decision: ScreeningDecision;
      readonly at: string;
      readonly isCleared: boolean;
    }
  /** No such list is screened, or it has no such entry. */
  | { readonly kind: 'no-entry' }
  /** The user sees no such declaration, or it has no such party. */
  | { readonly kind: 'no-declaration' }
  /** The party does not resemble the entry: nothing is decided beforehand. */
  | { readonly kind: 'no-match' }
  /** They have an identifier in common, which nobody decides away. */
  | { readonly kind: 'same-identifier' };

/**
 * Puts on record what a person says of a party and an entry that it resembles; on this node it counts when this resolves.
 * It is said of the entry as it is now.
 */
export async function decideOnMatch(app: App, user: User, order: ScreeningOrder): Promise<DecidedOnMatch> {
  const { list, party, decision: verdict, reason, declarationId } = order;
  const screening = app.knowledge.with(app.ruleBook.current).screening();
  const screened = screening.lists.get(list);
  const found = screened && entryOf(screened, order.entry);
  if (screened === undefined || found === undefined) return { kind: 'no-entry' };
  const near = screened
    .near(screenedAs(party), screening.threshold)
    .filter(({ row }) => row.value === found.entry);
  if (near.length === 0) return { kind: 'no-match' };
  if (verdict === 'not-the-same' && near.some(({ explanation }) => explanation.kind === 'identifier'))
    return { kind: 'same-identifier' };
  if (declarationId !== undefined && !(await hasParty(app, user, declarationId, party)))
    return { kind: 'no-declaration' };
  const decision: ScreeningDecision = {
    list,
    ...found,
    party,
    decision: verdict,
    reason,
    ...(declarationId !== undefined && { declarationId }),
  };
  const at = app.now();
  const body = JSON.stringify(decision);
  const subject = `${list}/${order.entry}`;
  await app.store.screening.keep(decision, {
    at,
    actor: user.name,
    kind: 'screening.decided',
    subject,
    body,
  });
  await app.clearances.refresh();
  const isCleared = screening.isCleared(list, found.entry, found.content, partyKey(party));
  return { kind: 'decided', decision, at, isCleared };
}

/** A value that is a number is named by its digits. */
function entryOf(
  screened: ScreenedList,
  text: string,
): { readonly entry: ListValue; readonly content: string } | undefined {
  for (const entry of [text, Number(text)]) {
    const content = screened.contentOf(entry);
    if (content !== undefined) return { entry, content };
  }
  return undefined;
}

async function hasParty(app: App, user: User, id: string, party: ComparedParty): Promise<boolean> {
  const found = await findDeclaration(app, user, id);
  return (
    found !== undefined && partiesOf(found.declaration).some((each) => partyKey(each) === partyKey(party))
  );
}

function partiesOf(declaration: Declaration): readonly ComparedParty[] {
  return partyRoles.flatMap((role) => declaration[role] ?? []);
}
