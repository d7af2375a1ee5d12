import type { BacktestSource } from '../app/backtest/run-backtest.ts';
import { connect } from './connect.ts';
import { pastStore } from './past-store.ts';
import { ruleBookStore } from './rule-book-store.ts';

/** What a back-test reads, over a connection of its own; its tables are brought up to date by others. */
export function openPast(url: string): BacktestSource & { readonly close: () => Promise<void> } {
  const { database } = connect(url, { connections: 1 });
  return {
    past: pastStore(database),
    ruleBooks: ruleBookStore(database),
    close: () => database.destroy(),
  };
}
