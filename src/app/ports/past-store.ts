import type { HistoryRecord } from '../backtest/history-record.ts';

/** Which part of the past; all of it when nothing is said. */
export type HistoryPeriod = {
  /** First and last UTC day of lodgement, both included. */
  readonly from?: string;
  readonly to?: string;
  /** Any of these offices. */
  readonly offices?: readonly string[];
};

export type PastStore = {
  /**
   * The newest version of every declaration of a period with its findings, the last recorded first, in pages,
   * so that whoever stops early has seen the newest part. Of a declaration nothing but the fields of these paths is
   * sure to be there.
   */
  read(period: HistoryPeriod, fields: readonly string[]): AsyncIterable<readonly HistoryRecord[]>;
};
