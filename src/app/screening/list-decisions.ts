import { partyKey } from '../../domain/screening-decision.ts';
import type { User } from '../../domain/user.ts';
import type { App } from '../app.ts';
import type { RecordedScreeningDecision, ScreeningFilter } from '../ports/screening-store.ts';

/** A decision on a match, with what somebody should see who judges it. */
export type ShownDecision = RecordedScreeningDecision & {
  /** Whether the party passes the entry now, by this and what others said. */
  readonly isCleared: boolean;
  /** Whether who decided also re-routed the declaration that was named, or recorded a finding on it. */
  readonly isByHandler: boolean;
};

/** Decisions on matches, the newest first. Who reads them is on record before they are shown: they name entries and parties. */
export async function listScreeningDecisions(
  app: App,
  user: User,
  filter: ScreeningFilter,
  before: number | undefined,
  limit: number,
): Promise<readonly ShownDecision[]> {
  const found = await app.store.screening.list(filter, before, limit);
  const screening = app.knowledge.with(app.ruleBook.current).screening();
  const shown: ShownDecision[] = [];
  for (const decision of found) {
    const { list, entry, content, party } = decision;
    // What was said of the entry when it was another counts no more.
    const isOfToday = screening.lists.get(list)?.contentOf(entry) === content;
    const isCleared = isOfToday && screening.isCleared(list, entry, content, partyKey(party));
    shown.push({ ...decision, isCleared, isByHandler: await isByHandler(app, decision) });
  }
  const subject = filter.list ?? 'all lists';
  const body = JSON.stringify({ ...filter, before });
  await app.store.reads.record({ at: app.now(), actor: user.name, kind: 'screening.read', subject, body });
  return shown;
}

async function isByHandler(app: App, { declarationId, by }: RecordedScreeningDecision): Promise<boolean> {
  if (declarationId === undefined) return false;
  const { reroutes, findings } = await app.store.declarations.history(declarationId);
  return [...reroutes, ...findings].some(({ told }) => told.by === by);
}
