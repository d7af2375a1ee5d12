import { Worker } from 'node:worker_threads';
import type { Range } from './lines-in-range.ts';
import type { RangeResult } from './range-result.ts';
import type { RangeWorkerData } from './range-worker.ts';

/** Large enough that handing it over costs nothing beside reading it; a megabyte took 60 MB more, and no less time. */
const rangeBytes = 262_144;
/** Room for what a range makes; without a bound, two threads took 80 MB more for the same speed. */
const youngGenerationMegabytes = 16;

type Pending = { readonly range: Range; readonly result: Promise<RangeResult> };

/**
 * The results of a file's ranges in their order, worked out by threads. They stay two ranges each ahead of
 * whoever takes the results, so that memory does not grow with the file.
 */
export async function* resultsOfRanges(
  size: number,
  threads: number,
  data: RangeWorkerData,
): AsyncGenerator<{ readonly range: Range; readonly result: RangeResult }> {
  const workers = Array.from({ length: threads }, () => new RangeWorker(data));
  const ranges = rangesOf(size);
  const pending: Pending[] = [];
  let asked = 0;
  const askNext = (): void => {
    const { value: range } = ranges.next();
    const result = range && workers[asked % threads]?.ask(range);
    if (range === undefined || result === undefined) return;
    pending.push({ range, result });
    asked += 1;
  };
  try {
    for (let ahead = 0; ahead < threads * 2; ahead++) askNext();
    for (let next = pending.shift(); next !== undefined; next = pending.shift()) {
      yield { range: next.range, result: await next.result };
      askNext();
    }
  } finally {
    await Promise.all(workers.map((worker) => worker.stop()));
  }
}

function* rangesOf(size: number): Generator<Range, undefined> {
  for (let start = 0; start < size; start += rangeBytes)
    yield { start, end: Math.min(size, start + rangeBytes) };
}

/** A thread that answers ranges in the order they are asked. */
class RangeWorker {
  readonly #worker: Worker;
  readonly #waiting: PromiseWithResolvers<RangeResult>[] = [];

  constructor(data: RangeWorkerData) {
    this.#worker = new Worker(new URL('./range-worker.ts', import.meta.url), {
      workerData: data,
      resourceLimits: { maxYoungGenerationSizeMb: youngGenerationMegabytes },
    });
    this.#worker.on('message', (result: RangeResult) => this.#waiting.shift()?.resolve(result));
    this.#worker.on('error', (error) => this.#fail(error));
  }

  ask(range: Range): Promise<RangeResult> {
    const asked = Promise.withResolvers<RangeResult>();
    // Whoever takes the result hears of a failure; until then it is not an unhandled one.
    asked.promise.catch(() => undefined);
    this.#waiting.push(asked);
    this.#worker.postMessage(range);
    return asked.promise;
  }

  async stop(): Promise<void> {
    await this.#worker.terminate();
  }

  #fail(error: unknown): void {
    for (const { reject } of this.#waiting.splice(0)) reject(error);
  }
}
