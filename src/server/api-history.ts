import type { HistoryAnswer } from '../app/history/question/question.ts';

/** `POST /api/v1/history/questions`: the answer, with how far the history reached that was asked. */
export type HistoryAnswerView = HistoryAnswer & {
  /** Sequences of the last declaration and the last finding that were counted. */
  readonly upTo: { readonly entries: number; readonly findings: number };
};
