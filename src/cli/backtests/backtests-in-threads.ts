import type { BacktestReport } from '../../app/backtest/impact-report.ts';
import { BacktestGivenUp, type RunBacktest } from '../../app/backtest/run-backtest.ts';
import { runInThread } from '../../store/run-in-thread.ts';
import type { BacktestWorkerData } from './backtest-worker.ts';

/** Beyond its time, for starting, compiling the rule book and writing the report. */
const graceMilliseconds = 30_000;
const megabytes = 768;

const givenUp = {
  'too-long': 'It took too long',
  'too-much-memory': 'It took too much memory',
  ended: 'It ended before it answered',
};

/** Back-tests each in a thread and over a connection of its own, so that deciding goes on beside them. */
export function backtestsInThreads(url: string, columnsFolder: string): RunBacktest {
  return async (order, signal) => {
    const workerData: BacktestWorkerData = { url, columnsFolder, order };
    const milliseconds = order.milliseconds + graceMilliseconds;
    const limits = { milliseconds, megabytes, signal };
    const module = new URL('./backtest-worker.ts', import.meta.url);
    const outcome = await runInThread<BacktestReport>(module, workerData, limits);
    if (outcome.kind !== 'answered') throw new BacktestGivenUp(givenUp[outcome.kind]);
    return outcome.answer;
  };
}
