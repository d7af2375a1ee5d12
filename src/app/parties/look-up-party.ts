import type { Party } from '../../domain/party.ts';
import type { User } from '../../domain/user.ts';
import { partyIdentity } from '../../identify/history/party-identity.ts';
import type { App } from '../app.ts';
import type { VersionNames } from '../ports/history-store.ts';
import type { AskedParties } from '../ports/party-questions.ts';
import type { PartyAnswer, PartyQuestion } from './ask-parties.ts';
import type { PartySearch } from './find-parties.ts';
import type { FoundRow } from './history-of-parties.ts';
import type { PartyRole } from './party-role.ts';
import type { PartyRow } from './party-tally.ts';

/** Which of a party is looked at. */
export type PartyView = 'profile' | 'categories' | 'network';

/** A party as it is asked for: in which part, and by what it is known again. */
export type WantedParty = { readonly role: PartyRole; readonly party: Party };

/** What is asked of a wanted party. */
export type PartyLookUp = {
  readonly view: PartyView;
  /** Milliseconds since 1970. */
  readonly asOf: number;
  readonly steps?: 1 | 2;
};

/**
 * Asks what the history tells of a party, and puts on record who looked whom up before anything is told. Figures are of
 * all offices; declarations and findings are told one by one of those that the user may see.
 */
export async function lookUpParty(
  app: App,
  user: User,
  { role, party }: WantedParty,
  { view, asOf, steps = 1 }: PartyLookUp,
  signal: AbortSignal,
): Promise<AskedParties | { readonly kind: 'nobody' }> {
  const identity = partyIdentity(party);
  if (identity === undefined) return { kind: 'nobody' };
  if (app.parties === undefined) return { kind: 'not-ready' };
  const asked = { role, identity, asOf };
  await record(app, user, `${role}:${identity}`, {
    operation: view,
    party,
    asOf: new Date(asOf).toISOString(),
    ...(view === 'network' && { steps }),
  });
  const { priorInspections } = app.knowledge.with(app.ruleBook.current).history;
  const question: PartyQuestion =
    view === 'network'
      ? { kind: 'network', asked, steps }
      : view === 'categories'
        ? { kind: 'categories', asked }
        : {
            kind: 'profile',
            asked,
            settings: { priorInspections },
            ...(user.offices !== undefined && { offices: user.offices }),
          };
  return app.parties.ask(question, { by: user.id, signal });
}

/** Looks for parties, and puts on record who looked for what. */
export async function searchParties(
  app: App,
  user: User,
  search: PartySearch,
  signal: AbortSignal,
): Promise<AskedParties> {
  if (app.parties === undefined) return { kind: 'not-ready' };
  const { role, contains, category } = search;
  await record(app, user, `${role}:`, { operation: 'search', contains, ...(category && { category }) });
  return app.parties.ask({ kind: 'search', search }, { by: user.id, signal });
}

/** Ids of the declarations that a profile tells of one by one. */
export async function declarationsTold(
  store: VersionNames,
  recent: readonly PartyRow[],
  findings: readonly FoundRow[],
): ReturnType<VersionNames['versionsAt']> {
  const sequences = [
    ...recent.map(({ sequence }) => sequence),
    ...findings.map(({ declaration }) => declaration),
  ];
  return store.versionsAt([...new Set(sequences)]);
}

/** An answer of the kind that was asked for. */
export type AnswerOf<Kind extends PartyAnswer['kind']> = Extract<PartyAnswer, { readonly kind: Kind }>;

async function record(
  app: App,
  user: User,
  subject: string,
  what: Readonly<Record<string, unknown>>,
): Promise<void> {
  const body = JSON.stringify(what);
  await app.store.reads.record({ at: app.now(), actor: user.name, kind: 'party.read', subject, body });
}
