import { Worker } from 'node:worker_threads';
import { endThread } from './end-thread.ts';

/** What a thread may take, and when it is not wanted any more. */
export type ThreadLimits = {
  readonly milliseconds: number;
  readonly megabytes: number;
  readonly signal: AbortSignal;
};

/** What came of a thread. */
export type ThreadOutcome<Answer> =
  | { readonly kind: 'answered'; readonly answer: Answer }
  | { readonly kind: 'too-long' }
  | { readonly kind: 'too-much-memory' }
  /** It ended before it answered. */
  | { readonly kind: 'ended' };

const outOfMemory = 'ERR_WORKER_OUT_OF_MEMORY';

/**
 * Runs a module in a thread of its own, until it posts its answer: this one goes on with its work, and what the other
 * took ends with it. What fails there is thrown here, and the signal's reason when it is aborted.
 */
export async function runInThread<Answer>(
  module: URL,
  workerData: unknown,
  { milliseconds, megabytes, signal }: ThreadLimits,
): Promise<ThreadOutcome<Answer>> {
  signal.throwIfAborted();
  const worker = new Worker(module, { workerData, resourceLimits: { maxOldGenerationSizeMb: megabytes } });
  const { promise, resolve, reject } = Promise.withResolvers<ThreadOutcome<Answer>>();
  const leave = (): void => reject(signal.reason as Error);
  const timer = setTimeout(() => resolve({ kind: 'too-long' }), milliseconds);
  signal.addEventListener('abort', leave, { once: true });
  worker.once('message', (answer: Answer) => resolve({ kind: 'answered', answer }));
  worker.once('error', (error: NodeJS.ErrnoException) =>
    error.code === outOfMemory ? resolve({ kind: 'too-much-memory' }) : reject(error),
  );
  worker.once('exit', () => resolve({ kind: 'ended' }));
  try {
    const outcome = await promise;
    if (outcome.kind === 'answered') await endThread(worker);
    return outcome;
  } finally {
    clearTimeout(timer);
    signal.removeEventListener('abort', leave);
    await worker.terminate();
  }
}
