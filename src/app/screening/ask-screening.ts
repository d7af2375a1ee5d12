import { type Moment, utcDayOf } from '../../domain/moment.ts';
import type { ComparedParty } from '../../domain/screening-decision.ts';
import type { User } from '../../domain/user.ts';
import { type PartyMatch, screenParty } from '../../identify/screening/screen-party.ts';
import type { App } from '../app.ts';

/** A party that was asked about, and whom it may be. */
export type ScreenedAnswer = { readonly party: ComparedParty; readonly matches: readonly PartyMatch[] };

/** The answers in the order of the parties, and the lists they were compared with: where there is none, no match says nothing. */
export type ScreeningAsked = {
  readonly lists: readonly string[];
  readonly answers: readonly ScreenedAnswer[];
};

/**
 * Screens parties as declarations of today are, those that were cleared too. Who asked of whom, and what came near, is on
 * record before it is answered: an insider may ask for somebody who wants to know.
 */
export async function askScreening(
  app: App,
  user: User,
  parties: readonly ComparedParty[],
): Promise<ScreeningAsked> {
  const screening = app.knowledge.with(app.ruleBook.current).screening();
  const at = app.now();
  const answers: ScreenedAnswer[] = [];
  for (const party of parties) {
    answers.push({ party, matches: screenParty(party, utcDayOf(at as Moment), screening) });
    // Each takes milliseconds, and declarations wait.
    await new Promise(setImmediate);
  }
  const body = JSON.stringify({
    parties,
    matches: answers.map(({ matches }) => matches.map(({ list, entry }) => ({ list, entry }))),
  });
  const subject = `${parties.length} ${parties.length === 1 ? 'party' : 'parties'}`;
  await app.store.reads.record({ at, actor: user.name, kind: 'screening.asked', subject, body });
  return { lists: [...screening.lists.keys()], answers };
}
