import type { User } from '../../domain/user.ts';
import { listsBeneath } from '../../identify/lookups/bound-field.ts';
import type { App } from '../app.ts';
import { seesOffice } from '../declarations/read-declarations.ts';
import type { AskedHistory } from '../ports/history-questions.ts';
import { recordListRead } from '../profiles/record-read.ts';
import type { HistoryQuestion } from './question/question.ts';

/** So much of a question is kept with the record of a read; one may be as long as a request. */
const mostCharacters = 4_000;

/**
 * Asks the history of the offices the user may see, with the lists in force. An answer by importer tells who is on a
 * list that the question names, so it is put on record as a read of that list before it is asked.
 */
export async function askHistory(
  app: App,
  user: User,
  question: HistoryQuestion,
  signal: AbortSignal,
): Promise<AskedHistory> {
  if (app.history === undefined) return { kind: 'not-ready' };
  // Only these go to whoever answers: a long list takes a tenth of a second to hand over.
  const { lists } = app.ruleBook.current.ruleBook;
  const names = new Set(namesIn(question));
  const named = Object.fromEntries(Object.entries(lists).filter(([name]) => names.has(name)));
  await recordListsAsked(app, user, question);
  const offices = question.offices?.filter((office) => seesOffice(user, office)) ?? user.offices;
  const narrowed = { ...question, ...(offices !== undefined && { offices }) };
  return app.history.ask(narrowed, named, { by: user.id, signal });
}

/** Puts on record which lists a question names. */
export async function recordListsAsked(
  app: Pick<App, 'store' | 'now'>,
  user: User,
  question: HistoryQuestion,
): Promise<void> {
  const asked = JSON.stringify(question).slice(0, mostCharacters);
  const what = { operation: 'askHistory', asked };
  await Promise.all(namesIn(question).map((name) => recordListRead(app, user, name, what)));
}

function namesIn({ when }: HistoryQuestion): readonly string[] {
  return when === undefined ? [] : listsBeneath(when);
}
