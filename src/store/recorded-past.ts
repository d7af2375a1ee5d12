import type { HistoryRecord, PastFinding } from '../app/backtest/history-record.ts';
import type { FollowedUpTo } from '../app/ports/history-columns.ts';
import type { HistoryPeriod } from '../app/ports/past-store.ts';

/** Declarations recorded after one act and before another, by their sequences, as things stood at a third, the head. */
export type RecordedSpan = { readonly after: number; readonly before: number; readonly head: number };

/** What was recorded later than columns reach, of declarations in them, by the sequences of those. */
export type LaterActs = {
  /** Another version took their place. */
  readonly superseded: readonly number[];
  readonly findings: readonly { readonly declaration: number; readonly finding: PastFinding }[];
};

/**
 * The record as a back-test reads it. What is read in several steps is read as of one act, the head, so that what
 * comes meanwhile makes nothing count twice, and nothing be left out.
 */
export type RecordedPast = {
  /** The hash of an act, which no other record has; undefined where there is no such act. */
  hashOf(sequence: number): Promise<string | undefined>;
  /** The sequence of the last act; 0 before the first. */
  head(): Promise<number>;
  /** The newest versions of a period, in whole, the last recorded first, in pages. */
  between(period: HistoryPeriod, span: RecordedSpan): AsyncIterable<readonly HistoryRecord[]>;
  laterThan(upTo: FollowedUpTo, head: number): Promise<LaterActs>;
};
