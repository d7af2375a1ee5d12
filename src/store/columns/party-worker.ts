import { parentPort, workerData } from 'node:worker_threads';
import type { AskedParties } from '../../app/ports/party-questions.ts';
import { askPartiesInColumns, type PartyWorkerData } from './ask-parties-in-columns.ts';

// V8 may give up, with the whole process, when a thread is ended while it evaluates a module, and who asks may leave.
setImmediate(() => {
  parentPort?.postMessage(askPartiesInColumns(workerData as PartyWorkerData) satisfies AskedParties);
});
