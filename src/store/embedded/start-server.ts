import { totalmem } from 'node:os';
import { setTimeout as pause } from 'node:timers/promises';
import { EmbeddedPostgresError } from './embedded-postgres-error.ts';
import {
  chooseSocketDirectory,
  discardEndpoint,
  type Endpoint,
  findFreePort,
  preferredPort,
  prepareSocketDirectory,
} from './endpoint.ts';
import { launchPostmaster, StartFailure } from './launch-postmaster.ts';
import { requirePassword } from './password.ts';
import { beginWaiting, pollDelayMs, startLimits } from './patience.ts';
import type { Postmaster } from './postmaster.ts';
import { readPostmasterRecord } from './postmaster-file.ts';
import type { PreparedServer } from './prepare-server.ts';
import { runProgram } from './run-program.ts';
import type { RunningServer } from './running-server.ts';
import { commandAs, fileOwner } from './server-account.ts';
import { askServer, createDatabase, type ServerAnswer } from './server-answer.ts';
import { prepareLog, readLogTail } from './server-log.ts';
import type { ServerContext } from './server-means.ts';
import { availableMemoryBytes, type ServerSettings, serverSettings } from './server-settings.ts';
import { stopPostmaster } from './stop-postmaster.ts';

const retryForMs = 30_000;
const retryEveryMs = 200;

/** Another server came first: one that a Tamga started in the moment before it was killed. It can be adopted now. */
export class OvertakenError extends Error {
  override readonly name = 'OvertakenError';
}

/**
 * Starts a server on the prepared cluster and answers when Tamga's database takes connections. With `wanted` it
 * listens there and nowhere else, because pools know that address; otherwise where it can.
 *
 * Tries again, for half a minute, while the reason may pass: a port that is taken, processes of a killed server that
 * have not ended yet. Throws {@link EmbeddedPostgresError} with the server's own words, {@link OvertakenError}, or the
 * reason of `signal`.
 */
export async function startServer(
  context: ServerContext,
  prepared: PreparedServer,
  wanted: Endpoint | undefined,
  signal: AbortSignal,
): Promise<RunningServer> {
  const deadline = performance.now() + retryForMs;
  for (let attempt = 1; ; attempt++) {
    signal.throwIfAborted();
    const endpoint = wanted ?? (await chooseEndpoint(context, attempt));
    const logOffset = await prepareLog(context.layout.logFile, fileOwner(prepared.account));
    try {
      return await startAt(endpoint, context, prepared, logOffset, signal);
    } catch (error) {
      if (wanted === undefined) await discardEndpoint(endpoint, context.layout);
      if (!(error instanceof StartFailure)) throw error;
      const words = await readLogTail(context.layout.logFile, logOffset);
      if (/lock file "postmaster.pid" already exists/.test(words)) throw new OvertakenError();
      if (!mayPass(words) || performance.now() > deadline) throw startError(context, words);
      await pause(retryEveryMs);
    }
  }
}

async function chooseEndpoint({ layout, means }: ServerContext, attempt: number): Promise<Endpoint> {
  if (means.transport === 'socket') return { kind: 'socket', directory: chooseSocketDirectory(layout) };
  return { kind: 'tcp', port: attempt === 1 ? preferredPort(layout) : await findFreePort() };
}

/** The server's words are English, because it is started with the C locale. */
function mayPass(words: string): boolean {
  return /could not bind|could not create any TCP\/IP sockets|shared memory block .* still in use/.test(
    words,
  );
}

function startError({ layout }: ServerContext, words: string): EmbeddedPostgresError {
  return new EmbeddedPostgresError(`PostgreSQL did not start. It says (in ${layout.logFile}):\n${words}`);
}

async function startAt(
  endpoint: Endpoint,
  context: ServerContext,
  prepared: PreparedServer,
  logOffset: number,
  signal: AbortSignal,
): Promise<RunningServer> {
  if (endpoint.kind === 'socket')
    await prepareSocketDirectory(endpoint.directory, fileOwner(prepared.account));
  const settings = await chooseSettings(endpoint, context, prepared);
  const postmaster = await launchPostmaster(context, prepared, settings, logOffset);
  try {
    await waitUntilReady(postmaster, endpoint, context, signal);
    return { postmaster, endpoint };
  } catch (error) {
    await stopPostmaster(context, postmaster);
    throw error;
  }
}

/** lz4 costs the least time, but not every build of PostgreSQL has it; asking this one is the only way to know. */
async function chooseSettings(
  endpoint: Endpoint,
  { layout }: ServerContext,
  { binaries, account }: PreparedServer,
): Promise<ServerSettings> {
  const args = ['-D', layout.cluster, '-c', 'wal_compression=lz4', '-C', 'wal_compression'];
  const { ok } = await runProgram(commandAs(account, binaries.postgres, args), binaries.env);
  const memory = availableMemoryBytes(totalmem(), process.constrainedMemory());
  return serverSettings(endpoint, memory, ok ? 'lz4' : 'pglz');
}

async function waitUntilReady(
  postmaster: Postmaster,
  endpoint: Endpoint,
  context: ServerContext,
  signal: AbortSignal,
): Promise<void> {
  const password = await requirePassword(context.layout.passwordFile);
  const patience = beginWaiting(startLimits, context.log);
  for (;;) {
    const answer = await askOnceBound(postmaster, endpoint, password, context);
    if (await postmaster.isGone()) throw new StartFailure();
    if (answer.kind === 'ready') return;
    if (answer.kind === 'no-database') return createDatabase(endpoint, password);
    if (answer.kind === 'refused') throw refusedError(context, answer.message);
    const words = answer.kind === 'busy' ? answer.message : 'PostgreSQL does not answer yet';
    if (!patience.remains(answer.kind, words)) throw startError(context, words);
    signal.throwIfAborted();
    await pause(pollDelayMs(answer.kind));
  }
}

/** Whoever answers at a port before our server says that it has it is somebody else, and gets no password. */
async function askOnceBound(
  postmaster: Postmaster,
  endpoint: Endpoint,
  password: string,
  { layout }: ServerContext,
): Promise<ServerAnswer> {
  const record = await readPostmasterRecord(layout.cluster);
  const isBound = record.kind === 'process' && record.pid === postmaster.pid && record.endpoint !== undefined;
  return isBound ? askServer(endpoint, password) : { kind: 'silent' };
}

/** A server of this cluster does not take the password we have. */
export function refusedError({ layout }: ServerContext, message: string): EmbeddedPostgresError {
  return new EmbeddedPostgresError(
    `PostgreSQL is running but refuses Tamga (${message}). Restore ${layout.passwordFile} as it was made with the data.`,
  );
}
