import { parentPort, workerData } from 'node:worker_threads';
import type { HistoryQuestion } from '../../app/history/question/question.ts';
import type { AskedHistory } from '../../app/ports/history-questions.ts';
import type { NamedLists } from '../../domain/rule-book.ts';
import { askColumns } from './ask-columns.ts';

/** What a thread is told that answers one question. */
export type QuestionWorkerData = {
  readonly folder: string;
  /** Which columns, of those that may be begun anew meanwhile. */
  readonly beginning: string;
  readonly question: HistoryQuestion;
  readonly lists: NamedLists;
};

const { folder, beginning, question, lists } = workerData as QuestionWorkerData;
// V8 may give up, with the whole process, when a thread is ended while it evaluates a module, and who asks may leave.
setImmediate(() => {
  parentPort?.postMessage(askColumns(folder, beginning, question, lists) satisfies AskedHistory);
});
