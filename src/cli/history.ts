import { join } from 'node:path';
import { HistoryFollower } from '../app/history/follow-history.ts';
import type { HistoryStore } from '../app/ports/history-store.ts';
import { openColumnsWriter } from '../store/columns/columns-writer.ts';

/** Where the history in columns stands: beside the embedded store, or in the same place without one. */
export function columnsFolder(data: string): string {
  return join(data, 'columns');
}

/** What keeps the columns of a store up with it. */
export function historyFollower(
  store: HistoryStore,
  folder: string,
  onError: (error: unknown) => void,
): HistoryFollower {
  return new HistoryFollower(store, (record) => openColumnsWriter(folder, record), onError);
}
