import { Worker } from 'node:worker_threads';
import type { BacktestReport } from '../../app/backtest/impact-report.ts';
import { BacktestGivenUp, type RunBacktest } from '../../app/backtest/run-backtest.ts';
import { endThread } from '../../store/end-thread.ts';
import type { BacktestWorkerData } from './backtest-worker.ts';

/** Beyond its time, for starting, compiling the rule book and writing the report. */
const graceMilliseconds = 30_000;
const oldGenerationMegabytes = 768;
const outOfMemory = 'ERR_WORKER_OUT_OF_MEMORY';

/** Back-tests each in a thread and over a connection of its own, so that deciding goes on beside them. */
export function backtestsInThreads(url: string, columnsFolder: string): RunBacktest {
  return (order, signal) => runInThread({ url, columnsFolder, order }, signal);
}

async function runInThread(workerData: BacktestWorkerData, signal: AbortSignal): Promise<BacktestReport> {
  signal.throwIfAborted();
  const worker = new Worker(new URL('./backtest-worker.ts', import.meta.url), {
    workerData,
    resourceLimits: { maxOldGenerationSizeMb: oldGenerationMegabytes },
  });
  const timeout = AbortSignal.timeout(workerData.order.milliseconds + graceMilliseconds);
  try {
    return await new Promise<BacktestReport>((resolve, reject) => {
      worker.once('message', resolve);
      worker.once('error', (error: NodeJS.ErrnoException) =>
        reject(error.code === outOfMemory ? new BacktestGivenUp('It took too much memory') : error),
      );
      worker.once('exit', () => reject(new BacktestGivenUp('It ended before it answered')));
      timeout.addEventListener('abort', () => reject(new BacktestGivenUp('It took too long')), {
        once: true,
      });
      signal.addEventListener('abort', () => reject(signal.reason as Error), { once: true });
    });
  } finally {
    await endThread(worker);
  }
}
