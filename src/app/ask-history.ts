import { listsOf } from '../domain/condition.ts';
import type { User } from '../domain/user.ts';
import type { App } from './app.ts';
import type { HistoryQuestion } from './history-question/question.ts';
import type { AskedHistory } from './history-questions.ts';
import { seesOffice } from './read-declarations.ts';
import { recordListRead } from './record-read.ts';

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
  await recordListsAsked(app, user, question);
  const offices = question.offices?.filter((office) => seesOffice(user, office)) ?? user.offices;
  const narrowed = { ...question, ...(offices !== undefined && { offices }) };
  return app.history.ask(narrowed, app.ruleBook.current.ruleBook.lists, { by: user.id, signal });
}

/** Puts on record which lists a question names. */
export async function recordListsAsked(
  app: Pick<App, 'store' | 'now'>,
  user: User,
  question: HistoryQuestion,
): Promise<void> {
  const names = question.when === undefined ? [] : listsOf(question.when);
  const asked = JSON.stringify(question).slice(0, mostCharacters);
  await Promise.all(names.map((name) => recordListRead(app, user, name, { operation: 'askHistory', asked })));
}
