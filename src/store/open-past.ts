import type { BacktestSource } from '../app/backtest/run-backtest.ts';
import { pastInColumns } from './columns/past-in-columns.ts';
import { connect } from './connect.ts';
import { recordedPast } from './past-store.ts';
import { ruleBookStore } from './rule-book-store.ts';

/**
 * What a back-test reads: the history in the columns of a folder as far as they reach, and the rest over a connection
 * of its own; its tables are brought up to date by others.
 */
export function openPast(
  url: string,
  columnsFolder: string,
): BacktestSource & { readonly close: () => Promise<void> } {
  const { database } = connect(url, { connections: 1 });
  return {
    past: pastInColumns(columnsFolder, recordedPast(database)),
    ruleBooks: ruleBookStore(database),
    close: () => database.destroy(),
  };
}
