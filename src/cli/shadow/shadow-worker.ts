import { setTimeout as pause } from 'node:timers/promises';
import { parentPort, workerData } from 'node:worker_threads';
import { ShadowFollower } from '../../app/shadow/shadow-follower.ts';
import { openPostgresStore } from '../../store/postgres-store.ts';

/** What the thread is told once. */
export type ShadowWorkerData = { readonly databaseUrl: string };

/** Until it looks again, having judged all there was. */
const caughtUpMilliseconds = 250;
/** Until it looks again whether another node still follows the record. */
const elsewhereMilliseconds = 1_000;

const { databaseUrl } = workerData as ShadowWorkerData;
const stopping = new AbortController();
parentPort?.once('message', () => stopping.abort());

// What fails ends the thread; whoever started it says so, and starts another after a while.
const store = await openPostgresStore(databaseUrl, { connections: 3 });
try {
  do {
    const isDone = await store.shadow.whileAlone(() => followToTheEnd(new ShadowFollower(store)));
    if (!isDone) await rest(elsewhereMilliseconds);
  } while (!stopping.signal.aborted && (await store.shadow.isNeeded()));
} finally {
  await store.close();
  parentPort?.unref();
}

/** Follows the record until nothing is tried any more, or it is told to stop. */
async function followToTheEnd(follower: ShadowFollower): Promise<void> {
  while (!stopping.signal.aborted) {
    const milliseconds = await restAfter(follower);
    if (milliseconds === undefined) return;
    await rest(milliseconds);
  }
}

/** Waits, unless it is told to stop. */
async function rest(milliseconds: number): Promise<void> {
  await pause(milliseconds, undefined, { signal: stopping.signal }).catch(() => undefined);
}

/** Goes a step, and answers for how long to rest after it; undefined when there is nothing to follow. */
async function restAfter(follower: ShadowFollower): Promise<number | undefined> {
  const began = performance.now();
  const followed = await follower.step();
  switch (followed.kind) {
    case 'idle':
      return undefined;
    case 'elsewhere':
      return elsewhereMilliseconds;
    case 'judged':
      // It rests as long as it worked: while it catches up, at least half of a core is left to whoever decides.
      return followed.isCaughtUp ? caughtUpMilliseconds : performance.now() - began;
  }
}
