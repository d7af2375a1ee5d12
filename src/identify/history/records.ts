import type { HistoryKey } from './history-key.ts';
import type { HistoryRecord } from './history-record.ts';

/** The records that are known. */
export type Records = ReadonlyMap<HistoryKey, HistoryRecord>;
