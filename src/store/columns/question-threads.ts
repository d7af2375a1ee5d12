import { Worker } from 'node:worker_threads';
import type { AskedHistory, HistoryQuestions } from '../../app/history-questions.ts';
import type { HistoryStore } from '../../app/history-store.ts';
import { endThread } from '../end-thread.ts';
import type { QuestionWorkerData } from './question-worker.ts';
import { openColumns } from './read-columns.ts';

/** Questions that may wait for the one under way. */
const mostWaiting = 8;
const defaultMilliseconds = 60_000;

/**
 * Answers questions to the columns in a folder, each in a thread of its own and one after another: the node goes on
 * deciding, and what a question took of memory ends with it.
 */
export function questionThreads(
  folder: string,
  store: Pick<HistoryStore, 'identity'>,
  milliseconds = defaultMilliseconds,
): HistoryQuestions {
  let waiting = 0;
  let last: Promise<unknown> = Promise.resolve();
  return {
    async ask(question, lists) {
      if (waiting > mostWaiting) return { kind: 'busy' };
      const identity = await store.identity();
      if (identity === undefined) return { kind: 'not-ready' };
      waiting += 1;
      const answered = last.then(() => inThread({ folder, identity, question, lists }, milliseconds));
      last = answered.catch(() => undefined);
      try {
        return await answered;
      } finally {
        waiting -= 1;
      }
    },
  };
}

async function inThread(data: QuestionWorkerData, milliseconds: number): Promise<AskedHistory> {
  const before = openColumns(data.folder, data.identity)?.manifest.folder;
  const worker = new Worker(new URL('./question-worker.ts', import.meta.url), { workerData: data });
  let timer: NodeJS.Timeout | undefined;
  try {
    return await new Promise<AskedHistory>((resolve, reject) => {
      timer = setTimeout(() => resolve({ kind: 'too-long' }), milliseconds);
      worker.once('message', resolve);
      worker.once('error', reject);
    });
  } catch (error) {
    // The columns may have been begun anew while they were read; then nothing is wrong with them.
    const after = openColumns(data.folder, data.identity)?.manifest.folder;
    if (before !== after) return { kind: 'not-ready' };
    throw error;
  } finally {
    clearTimeout(timer);
    await endThread(worker);
  }
}
