import type { Backtests } from './backtest/backtests.ts';
import type { DrawSecrets } from './declarations/draw-secrets.ts';
import type { SubmissionQueue } from './declarations/submission-queue.ts';
import type { KnowledgeInForce } from './knowledge/knowledge-in-force.ts';
import type { HistoryQuestions } from './ports/history-questions.ts';
import type { PartyQuestions } from './ports/party-questions.ts';
import type { Store } from './ports/store.ts';
import type { ReferencesInUse } from './references/references-in-use.ts';
import type { RuleBookInForce } from './rule-books/rule-book-in-force.ts';
import type { ClearancesInForce } from './screening/clearances-in-force.ts';

/** What the use cases work with: the store, what is in force, and the way in. */
export type App = {
  readonly store: Store;
  readonly ruleBook: RuleBookInForce;
  readonly knowledge: KnowledgeInForce;
  readonly references: ReferencesInUse;
  readonly clearances: ClearancesInForce;
  readonly drawSecrets: DrawSecrets;
  readonly submissions: SubmissionQueue;
  /** Absent where no history is kept in columns. */
  readonly history?: HistoryQuestions;
  /** Absent as `history` is. */
  readonly parties?: PartyQuestions;
  readonly backtests: Backtests;
  /** The time now, ISO 8601 in UTC. */
  readonly now: () => string;
};
