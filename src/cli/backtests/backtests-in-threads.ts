import { Worker } from 'node:worker_threads';
import type { BacktestReport } from '../../app/backtest/impact-report.ts';
import type { BacktestOrder, RunBacktest } from '../../app/backtest/run-backtest.ts';
import type { BacktestWorkerData } from './backtest-worker.ts';

/** Beyond its time, for starting, compiling the rule book and writing the report. */
const graceMilliseconds = 30_000;
const oldGenerationMegabytes = 768;

/** Back-tests each in a thread and over a connection of its own, so that deciding goes on beside them. */
export function backtestsInThreads(url: string): RunBacktest {
  return (order, signal) => runInThread({ url, order }, signal);
}

async function runInThread(workerData: BacktestWorkerData, signal: AbortSignal): Promise<BacktestReport> {
  signal.throwIfAborted();
  const worker = new Worker(new URL('./backtest-worker.ts', import.meta.url), {
    workerData,
    resourceLimits: { maxOldGenerationSizeMb: oldGenerationMegabytes },
  });
  const milliseconds = (order: BacktestOrder): number => order.milliseconds + graceMilliseconds;
  const ended = AbortSignal.any([signal, AbortSignal.timeout(milliseconds(workerData.order))]);
  try {
    return await new Promise<BacktestReport>((resolve, reject) => {
      worker.once('message', resolve).once('error', reject);
      worker.once('exit', (code) => reject(new Error(`The back-test ended with ${code} before it answered`)));
      ended.addEventListener('abort', () => reject(ended.reason as Error), { once: true });
    });
  } finally {
    await worker.terminate();
  }
}
