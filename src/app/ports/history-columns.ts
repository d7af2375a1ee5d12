import type { HistoryEntry, HistoryFinding, HistoryStore } from './history-store.ts';

/** How far a history in columns has followed the store, by sequences of acts. */
export type FollowedUpTo = { readonly entries: number; readonly findings: number };

/**
 * The last act that columns have followed. Its hash is that of everything before it too, so it tells whether a record is
 * the one they were made from: another store's is not, nor one that was set back to an earlier state and went on.
 */
export type LastFollowed = { readonly sequence: number; readonly hash: string };

/** Whether a record is the one that columns were made from; it is, where they have followed nothing yet. */
export async function isOfRecord(
  last: LastFollowed | undefined,
  record: Pick<HistoryStore, 'hashOf'>,
): Promise<boolean> {
  return last === undefined || (await record.hashOf(last.sequence)) === last.hash;
}

/** Keeps the history in columns, beside the store it is made from. */
export type HistoryColumnsWriter = {
  /** What was written, and what was appended since, together. */
  readonly upTo: FollowedUpTo;
  /** Of what was written. */
  readonly last: LastFollowed | undefined;
  /** Rows appended and not yet written. */
  readonly waiting: number;
  append(entries: readonly HistoryEntry[], findings: readonly HistoryFinding[]): void;
  /** Writes all that was appended before it is called, up to an act; nothing may be appended until it is done. */
  flush(last: LastFollowed): Promise<void>;
  /** Lets go of the columns; what waits is lost, and will be followed anew. */
  close(): Promise<void>;
};

/** Rows of declarations, from one to before another. */
export type RowRange = { readonly from: number; readonly to: number };
