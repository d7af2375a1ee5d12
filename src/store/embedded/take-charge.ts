import { rm } from 'node:fs/promises';
import { adoptServer } from './adopt-server.ts';
import { discardEndpoint, type Endpoint } from './endpoint.ts';
import type { ExclusiveLock } from './exclusive-lock.ts';
import { removeInterruptedWork } from './initialize-cluster.ts';
import { writeOwner } from './owner-file.ts';
import { requirePassword } from './password.ts';
import { prepareServer } from './prepare-server.ts';
import type { RunningServer } from './running-server.ts';
import { boundLog } from './server-log.ts';
import type { ServerContext } from './server-means.ts';
import { OvertakenError, startServer } from './start-server.ts';
import { stopPostmaster } from './stop-postmaster.ts';
import { superviseServer } from './supervise-server.ts';

const bringUpAttempts = 3;

/** Responsibility for a running server: this process keeps it up, and stops it. */
export type Charge = {
  readonly endpoint: Endpoint;
  readonly password: string;
  /** Stops the server and gives the responsibility back. */
  stop(): Promise<void>;
};

/**
 * Makes this process responsible for the cluster's server, which runs and is supervised from then on: adopted where
 * one runs, otherwise started, on a new cluster where there is none. `lock` passes to the charge and is released when
 * it stops, or here when this fails. With `wanted`, the server is to be reached there and nowhere else.
 *
 * Throws {@link EmbeddedPostgresError}.
 */
export async function takeCharge(
  context: ServerContext,
  lock: ExclusiveLock,
  wanted?: Endpoint,
): Promise<Charge> {
  const { layout, log } = context;
  try {
    await writeOwner(layout.ownerFile);
    await removeInterruptedWork(layout);
    const first = await bringUp(context, wanted, new AbortController().signal, wanted === undefined);
    const password = await requirePassword(layout.passwordFile);
    const supervision = superviseServer(first, (at, signal) => bringUp(context, at, signal, false), log);
    const endLogBound = boundLog(layout.logFile);
    return {
      endpoint: first.endpoint,
      password,
      async stop() {
        endLogBound();
        await supervision.end();
        await giveUp(context, lock, supervision.current());
      },
    };
  } catch (error) {
    await letGo(context, lock);
    throw error;
  }
}

async function bringUp(
  context: ServerContext,
  wanted: Endpoint | undefined,
  signal: AbortSignal,
  mayInitialize: boolean,
): Promise<RunningServer> {
  for (let attempt = 1; ; attempt++) {
    try {
      const adopted = await adoptServer(context, signal);
      return adopted ?? (await startAnew(context, wanted, signal, mayInitialize));
    } catch (error) {
      if (!(error instanceof OvertakenError) || attempt === bringUpAttempts) throw error;
    }
  }
}

async function startAnew(
  context: ServerContext,
  wanted: Endpoint | undefined,
  signal: AbortSignal,
  mayInitialize: boolean,
): Promise<RunningServer> {
  const begunAt = performance.now();
  const prepared = await prepareServer(context, mayInitialize);
  const started = await startServer(context, prepared, wanted, signal);
  const seconds = ((performance.now() - begunAt) / 1000).toFixed(1);
  context.log(`PostgreSQL is ready after ${seconds} s (process ${started.postmaster.pid})`);
  return started;
}

async function giveUp(context: ServerContext, lock: ExclusiveLock, server: RunningServer): Promise<void> {
  try {
    await stopPostmaster(context, server.postmaster);
    await discardEndpoint(server.endpoint, context.layout);
  } finally {
    await letGo(context, lock);
  }
}

async function letGo({ layout }: ServerContext, lock: ExclusiveLock): Promise<void> {
  await rm(layout.ownerFile, { force: true });
  lock.release();
}
