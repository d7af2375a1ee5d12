import { parentPort, workerData } from 'node:worker_threads';
import type { HistoryQuestion } from '../../app/history-question/question.ts';
import type { AskedHistory } from '../../app/history-questions.ts';
import type { NamedLists } from '../../domain/rule-book.ts';
import { askColumns } from './ask-columns.ts';

/** What a thread is told that answers one question. */
export type QuestionWorkerData = {
  readonly folder: string;
  readonly identity: string;
  readonly question: HistoryQuestion;
  readonly lists: NamedLists;
};

const { folder, identity, question, lists } = workerData as QuestionWorkerData;
parentPort?.postMessage(askColumns(folder, identity, question, lists) satisfies AskedHistory);
