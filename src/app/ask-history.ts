import type { User } from '../domain/user.ts';
import type { App } from './app.ts';
import type { HistoryQuestion } from './history-question/question.ts';
import type { AskedHistory } from './history-questions.ts';
import { seesOffice } from './read-declarations.ts';

/** Asks the history of the offices the user may see, with the lists in force. */
export async function askHistory(app: App, user: User, question: HistoryQuestion): Promise<AskedHistory> {
  if (app.history === undefined) return { kind: 'not-ready' };
  const offices = question.offices?.filter((office) => seesOffice(user, office)) ?? user.offices;
  const narrowed = { ...question, ...(offices !== undefined && { offices }) };
  return app.history.ask(narrowed, app.ruleBook.current.ruleBook.lists);
}
