import { openSync } from 'node:fs';
import { parentPort, workerData } from 'node:worker_threads';
import type { Limits } from '../../intake/limits.ts';
import { type LineJob, lineMaker } from './line-job.ts';
import type { Range } from './lines-in-range.ts';
import { readRange } from './range-result.ts';

/** What a thread is told once; afterwards it gets ranges, and answers each with its result. */
export type RangeWorkerData = {
  readonly file: string;
  readonly limits: Limits;
  readonly job: LineJob;
};

const { file, limits, job } = workerData as RangeWorkerData;
const ndjson = { descriptor: openSync(file, 'r'), source: file, limits };
const lineOf = lineMaker(job);

parentPort?.on('message', (range: Range) => {
  const result = readRange(ndjson, range, lineOf);
  parentPort?.postMessage(result, [result.output.buffer]);
});
