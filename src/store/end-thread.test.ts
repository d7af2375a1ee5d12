import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import { expect, test } from 'vitest';
import { endThread } from './end-thread.ts';

/** What a thread exits with that was ended from outside. */
const terminated = 1;

/** A thread that answers and then goes on for so long. */
async function answered(milliseconds: number): Promise<{ worker: Worker; exit: Promise<unknown[]> }> {
  const code = `require('node:worker_threads').parentPort.postMessage('done');
    setTimeout(() => process.exit(7), ${milliseconds});`;
  const worker = new Worker(code, { eval: true });
  const exit = once(worker, 'exit');
  await once(worker, 'message');
  return { worker, exit };
}

test('lets a thread end by itself', async () => {
  const { worker, exit } = await answered(50);
  await endThread(worker, 60_000);
  expect(await exit).toEqual([7]);
});

test('ends a thread that goes on for too long', async () => {
  const { worker, exit } = await answered(60_000);
  await endThread(worker, 20);
  expect(await exit).toEqual([terminated]);
});

test('has nothing to wait for when it has ended', async () => {
  const { worker, exit } = await answered(0);
  await exit;
  const begun = performance.now();
  await endThread(worker, 60_000);
  expect(performance.now() - begun).toBeLessThan(30_000);
});
