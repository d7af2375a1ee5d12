import { setTimeout as pause } from 'node:timers/promises';
import type { Worker } from 'node:worker_threads';

const defaultMilliseconds = 1_000;
/** What a worker calls itself once it has ended. */
const endedThreadId = -1;

/**
 * Lets a thread that has done its work end by itself, and ends it where it takes too long. V8 may give up, with the
 * whole process, when a thread is ended while it still evaluates its module, and one that has just answered does.
 */
export async function endThread(worker: Worker, milliseconds = defaultMilliseconds): Promise<void> {
  if (worker.threadId === endedThreadId) return;
  const patience = new AbortController();
  await Promise.race([
    new Promise((resolve) => worker.once('exit', resolve)),
    pause(milliseconds, undefined, { signal: patience.signal }).catch(() => undefined),
  ]);
  patience.abort();
  await worker.terminate();
}
