import type { HistoryQuestion } from '../../app/history/question/question.ts';
import { columnsOfQuestion, QuestionTally } from '../../app/history/question/question-tally.ts';
import type { AskedHistory } from '../../app/ports/history-questions.ts';
import type { NamedLists } from '../../domain/rule-book.ts';
import { HistoryInColumns } from './history-in-columns.ts';
import { readManifest } from './manifest.ts';
import { type RangeLimits, RangeReader } from './range-reader.ts';

/**
 * So much is in memory at a time, in the columns of the question: enough that most of the time goes into counting. A
 * text of a declaration has at most some thousand characters, so that as many different ones have room.
 */
const defaultLimits: RangeLimits = { declarations: 65_536, items: 131_072 };

/** Asks the columns in a folder, of one beginning of them, part after part, so that memory does not grow with the history. */
export function askColumns(
  folder: string,
  beginning: string,
  question: HistoryQuestion,
  lists: NamedLists,
  limits: RangeLimits = defaultLimits,
): AskedHistory {
  const manifest = readManifest(folder);
  if (manifest === undefined || manifest.folder !== beginning) return { kind: 'not-ready' };
  const history = new HistoryInColumns(
    new RangeReader(folder, manifest, limits),
    columnsOfQuestion(question),
  );
  const tally = new QuestionTally(question, lists);
  for (let columns = history.next(); columns !== undefined; columns = history.next()) {
    tally.add(columns);
    if (tally.hasTooManyGroups) return { kind: 'too-many-groups' };
  }
  return { kind: 'answered', answer: tally.answer(), upTo: manifest.upTo };
}
