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
const source = openPast(url, columnsFolder);
try {
  parentPort?.postMessage(await runBacktest(source, order));
} finally {
  await source.close();
}
