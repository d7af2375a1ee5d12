import { parentPort, workerData } from 'node:worker_threads';
import type { ReferenceOrder } from '../../app/references/build-references.ts';
import { buildFromStore } from '../../store/build-from-store.ts';

/** What the thread is told once; it answers with what was kept, and ends. */
export type BuildWorkerData = {
  readonly url: string;
  /** Where the history in columns stands, if it does. */
  readonly columnsFolder: string;
  readonly order: ReferenceOrder;
};

const { url, columnsFolder, order } = workerData as BuildWorkerData;
// V8 may give up, with the whole process, when a thread is ended while it evaluates a module, and a node may stop.
setImmediate(build);

async function build(): Promise<void> {
  parentPort?.postMessage(await buildFromStore(url, columnsFolder, order));
}
