import type { NamedLists } from '../domain/rule-book.ts';
import type { FollowedUpTo } from './history-columns.ts';
import type { HistoryAnswer, HistoryQuestion } from './history-question/question.ts';

/** What came of a question. */
export type AskedHistory =
  | {
      readonly kind: 'answered';
      readonly answer: HistoryAnswer;
      /** How far the history reached that was asked. */
      readonly upTo: FollowedUpTo;
    }
  /** Too many ask already. */
  | { readonly kind: 'busy' }
  /** There is no history in columns yet, or it is being made anew. */
  | { readonly kind: 'not-ready' }
  /** It took longer than a question may. */
  | { readonly kind: 'too-long' };

/** Answers questions to the history, beside everything else this node does. */
export type HistoryQuestions = {
  ask(question: HistoryQuestion, lists: NamedLists): Promise<AskedHistory>;
};
