import { Worker } from 'node:worker_threads';
import type { ShadowStore } from '../../app/ports/shadow-store.ts';
import { endThread } from '../../store/end-thread.ts';
import type { ShadowWorkerData } from './shadow-worker.ts';

/** How often it is asked whether anything is tried. */
const watchMilliseconds = 1_000;
/** How long the thread may take to end; what it was at is then done again later. */
const stopMilliseconds = 1_000;
const failedMilliseconds = 10_000;

/**
 * Judges in shadow beside the node that decides: in a thread of its own with connections of its own, and only
 * while something is tried. A rule book of thousands of profiles takes longer to make ready than a decision may
 * wait, and a thread that fails takes nothing with it.
 */
export class ShadowThread {
  readonly #shadow: Pick<ShadowStore, 'isNeeded'>;
  readonly #data: ShadowWorkerData;
  readonly #onError: (error: unknown) => void;
  #timer: NodeJS.Timeout | undefined;
  #worker: Worker | undefined;
  #isAsking = false;
  /** Milliseconds of the process; a thread that failed is not started again before. */
  #notBefore = 0;
  #isStopped = false;

  constructor(
    shadow: Pick<ShadowStore, 'isNeeded'>,
    data: ShadowWorkerData,
    onError: (error: unknown) => void,
  ) {
    this.#shadow = shadow;
    this.#data = data;
    this.#onError = onError;
  }

  watch(): void {
    this.#timer = setInterval(() => void this.#startWhenNeeded(), watchMilliseconds);
    this.#timer.unref();
  }

  async stop(): Promise<void> {
    this.#isStopped = true;
    clearInterval(this.#timer);
    const worker = this.#worker;
    if (worker === undefined) return;
    worker.postMessage('stop');
    await endThread(worker, stopMilliseconds);
  }

  async #startWhenNeeded(): Promise<void> {
    if (this.#worker !== undefined || this.#isAsking || performance.now() < this.#notBefore) return;
    this.#isAsking = true;
    try {
      if ((await this.#shadow.isNeeded()) && !this.#isStopped) this.#start();
    } catch (error) {
      this.#onError(error);
    } finally {
      this.#isAsking = false;
    }
  }

  #start(): void {
    const worker = new Worker(new URL('./shadow-worker.ts', import.meta.url), { workerData: this.#data });
    this.#worker = worker;
    worker.on('error', (error) => {
      this.#notBefore = performance.now() + failedMilliseconds;
      const why = error instanceof Error ? error.message : String(error);
      this.#onError(new Error(`Judging in shadow failed, and is tried again soon: ${why}`));
    });
    worker.on('exit', () => {
      this.#worker = undefined;
    });
  }
}
