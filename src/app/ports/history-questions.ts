import type { NamedLists } from '../../domain/rule-book.ts';
import type { HistoryAnswer, HistoryQuestion } from '../history/question/question.ts';
import type { Visitor } from '../places.ts';
import type { FollowedUpTo } from './history-columns.ts';

/** What came of a question. */
export type AskedHistory =
  | {
      readonly kind: 'answered';
      readonly answer: HistoryAnswer;
      /** How far the history reached that was asked. */
      readonly upTo: FollowedUpTo;
    }
  /** Too many ask already, or too much of one person is asked. */
  | { readonly kind: 'busy' }
  /** There is no history in columns yet, or it is being made anew. */
  | { readonly kind: 'not-ready' }
  /** It took longer than a question may. */
  | { readonly kind: 'too-long' }
  /** It took more memory than a question may. */
  | { readonly kind: 'too-much-memory' }
  /** More groups than are counted. */
  | { readonly kind: 'too-many-groups' };

/** Answers questions to the history, beside everything else this node does. */
export type HistoryQuestions = {
  /** Rejects with the signal's reason when whoever asks leaves. */
  ask(question: HistoryQuestion, lists: NamedLists, visitor: Required<Visitor>): Promise<AskedHistory>;
};
