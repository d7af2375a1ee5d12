import { parentPort, workerData } from 'node:worker_threads';
import { type BacktestOrder, runBacktest } from '../../app/backtest/run-backtest.ts';
import { openPast } from '../../store/open-past.ts';

/** What the thread is told once; it answers with the report, and ends. */
export type BacktestWorkerData = {
  readonly url: string;
  /** Where the history in columns stands, if it does. */
  readonly columnsFolder: string;
  readonly order: BacktestOrder;
};

const { url, columnsFolder, order } = workerData as BacktestWorkerData;
// V8 may give up, with the whole process, when a thread is ended while it evaluates a module, and who asks may leave.
setImmediate(backtest);

async function backtest(): Promise<void> {
  const source = openPast(url, columnsFolder);
  try {
    parentPort?.postMessage(await runBacktest(source, order));
  } finally {
    await source.close();
  }
}
