import type { HistoryEntry, HistoryFinding } from './history-store.ts';

/** How far a history in columns has followed the store, by sequences of acts. */
export type FollowedUpTo = { readonly entries: number; readonly findings: number };

/** Keeps the history in columns, beside the store it is made from. */
export type HistoryColumnsWriter = {
  /** What was written, and what was appended since, together. */
  readonly upTo: FollowedUpTo;
  /** Rows appended and not yet written. */
  readonly waiting: number;
  append(entries: readonly HistoryEntry[], findings: readonly HistoryFinding[]): void;
  /** Writes all that was appended before it is called; nothing may be appended until it is done. */
  flush(): Promise<void>;
  /** Lets go of the columns; what waits is lost, and will be followed anew. */
  close(): Promise<void>;
};

/** Rows of declarations, from one to before another. */
export type RowRange = { readonly from: number; readonly to: number };
