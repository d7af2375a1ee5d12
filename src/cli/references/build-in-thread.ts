import type { ReferenceSnapshot } from '../../app/ports/reference-store.ts';
import type { BuildOrdered } from '../../app/references/references-in-use.ts';
import { runInThread } from '../../store/run-in-thread.ts';
import type { BuildWorkerData } from './build-worker.ts';

const milliseconds = 3_600_000;
/** What grows are the cells: hundreds of thousands of codes and origins in the months of a year. */
const megabytes = 3_072;

const givenUp = {
  'too-long': 'it took too long',
  'too-much-memory': 'it took too much memory',
  ended: 'it ended before it answered',
};

/** Builds references in a thread and over a connection of its own, so that deciding goes on beside it. */
export function buildInThread(url: string, columnsFolder: string): BuildOrdered {
  return async (order, signal) => {
    const workerData: BuildWorkerData = { url, columnsFolder, order };
    const module = new URL('./build-worker.ts', import.meta.url);
    const limits = { milliseconds, megabytes, signal };
    const outcome = await runInThread<ReferenceSnapshot | undefined>(module, workerData, limits);
    if (outcome.kind === 'answered') return outcome.answer;
    throw new Error(`References were not built, and are tried again soon: ${givenUp[outcome.kind]}`);
  };
}
