import type { PartyAnswer, PartyQuestion } from '../parties/ask-parties.ts';
import type { Visitor } from '../places.ts';
import type { FollowedUpTo } from './history-columns.ts';

/** What came of a question about parties; the rest as of questions to the history. */
export type AskedParties =
  | {
      readonly kind: 'answered';
      readonly answer: PartyAnswer;
      /** How far the history reached that was asked, and whether the record goes on behind it. */
      readonly upTo: FollowedUpTo;
      readonly isBehind: boolean;
    }
  | { readonly kind: 'busy' }
  | { readonly kind: 'not-ready' }
  | { readonly kind: 'too-long' }
  | { readonly kind: 'too-much-memory' };

/** Answers questions about parties, beside everything else this node does. */
export type PartyQuestions = {
  /** Rejects with the signal's reason when whoever asks leaves. */
  ask(question: PartyQuestion, visitor: Required<Visitor>): Promise<AskedParties>;
};
