import type { RuleBookChanges } from '../../domain/rule-book-difference.ts';

/** A rule book coming in force. The same one may do so more than once. */
export type RuleBookEvent = {
  /** Counts from 1. */
  readonly number: number;
  readonly hash: string;
  readonly at: string;
  /** Name of the user, or "system". */
  readonly by: string;
  readonly profiles: number;
  /** What changed against the one before; absent for the first, and where an older Tamga kept no count. */
  readonly changes?: RuleBookChanges;
  /** What brought it: the step with a profile, the import, the roll-back. */
  readonly cause?: string;
  readonly reason?: string;
};

/** Every rule book that was ever in force, as the chain of acts tells it. */
export type RuleBookHistoryStore = {
  /** The newest first; `before` is a number. */
  list(before: number | undefined, limit: number): Promise<readonly RuleBookEvent[]>;
  wasInForce(hash: string): Promise<boolean>;
};
