import type { HistoryQuestion } from '../../app/history-question/question.ts';
import { columnsOfQuestion, QuestionTally } from '../../app/history-question/question-tally.ts';
import type { AskedHistory } from '../../app/history-questions.ts';
import type { NamedLists } from '../../domain/rule-book.ts';
import { openColumns } from './read-columns.ts';

/** So many declarations are in memory at a time, in the columns of the question. */
const declarationsAtOnce = 1_000_000;

/** Asks the columns in a folder, part after part, so that memory does not grow with the history. */
export function askColumns(
  folder: string,
  identity: string,
  question: HistoryQuestion,
  lists: NamedLists,
): AskedHistory {
  const stored = openColumns(folder, identity);
  if (stored === undefined) return { kind: 'not-ready' };
  const { declarations, upTo } = stored.manifest;
  const paths = columnsOfQuestion(question);
  const tally = new QuestionTally(question, lists);
  for (let from = 0; from < declarations; from += declarationsAtOnce) {
    const to = Math.min(declarations, from + declarationsAtOnce);
    tally.add(stored.read(paths, { from, to }).columns);
  }
  return { kind: 'answered', answer: tally.answer(), upTo };
}
