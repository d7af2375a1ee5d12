import type { Backtests } from './backtest/backtests.ts';
import type { DrawSecrets } from './draw-secrets.ts';
import type { HistoryQuestions } from './history-questions.ts';
import type { RuleBookInForce } from './rule-book-in-force.ts';
import type { Store } from './store.ts';
import type { SubmissionQueue } from './submission-queue.ts';

/** What the use cases work with: the store, what is in force, and the way in. */
export type App = {
  readonly store: Store;
  readonly ruleBook: RuleBookInForce;
  readonly drawSecrets: DrawSecrets;
  readonly submissions: SubmissionQueue;
  /** Absent where no history is kept in columns. */
  readonly history?: HistoryQuestions;
  readonly backtests: Backtests;
  /** The time now, ISO 8601 in UTC. */
  readonly now: () => string;
};
