import { setTimeout as pause } from 'node:timers/promises';
import { clusterState } from './cluster-files.ts';
import { type DirectoryLayout, prepareDirectory } from './directory-layout.ts';
import { EmbeddedPostgresError, errorText } from './embedded-postgres-error.ts';
import { connectionUrl, type Endpoint } from './endpoint.ts';
import { type ExclusiveLock, tryExclusiveLock } from './exclusive-lock.ts';
import { awaitSuccession, findServer } from './join-server.ts';
import { describeOwner } from './owner-file.ts';
import { beginWaiting, type Log, type Patience, pollDelayMs, startLimits } from './patience.ts';
import { type ServerContext, type ServerMeans, serverMeans } from './server-means.ts';
import { refusedError } from './start-server.ts';
import { type Charge, takeCharge } from './take-charge.ts';

/** The PostgreSQL that Tamga brings itself, taking connections. */
export type EmbeddedPostgres = {
  /** For `pg` and every tool built on libpq. It holds the password: not for a log. */
  readonly url: string;
  /** False when another live Tamga process was already responsible for the server and this one joined it. */
  readonly startedHere: boolean;
  /**
   * Stops the server when this process is responsible for it, and waits until it is gone; otherwise does nothing. May
   * be called more than once.
   */
  stop(): Promise<void>;
};

export type EmbeddedPostgresOptions = {
  /** Told what takes time and what went wrong, a line at a time. */
  readonly log?: (line: string) => void;
};

/**
 * Opens the PostgreSQL in `dataDirectory`, making and starting whatever is missing.
 *
 * Of the processes that open a directory, one holds its lock and is responsible: it makes the cluster, starts the
 * server or adopts the one that a killed Tamga left running, starts it again when it dies, and stops it. The others
 * join, and one of them takes its place when it ends.
 *
 * Throws {@link EmbeddedPostgresError}, whose message says what to do.
 *
 * @example
 * const postgres = await openEmbeddedPostgres('./data', { log: console.error });
 * const pool = new pg.Pool({ connectionString: postgres.url });
 * // ...
 * await pool.end();
 * await postgres.stop();
 */
export function openEmbeddedPostgres(
  dataDirectory: string,
  options: EmbeddedPostgresOptions = {},
): Promise<EmbeddedPostgres> {
  return openWithMeans(
    dataDirectory,
    serverMeans(process.platform, process.env),
    options.log ?? (() => undefined),
  );
}

/** As {@link openEmbeddedPostgres}, by means other than this platform's own; for tests of the other platforms' ways. */
export async function openWithMeans(
  dataDirectory: string,
  means: ServerMeans,
  log: Log,
): Promise<EmbeddedPostgres> {
  const context: ServerContext = { layout: await prepareDirectory(dataDirectory), means, log };
  await clusterState(context.layout.cluster);
  const patience = beginWaiting(startLimits, log);
  for (;;) {
    const lock = takeLock(context.layout);
    if (lock !== undefined) return inCharge(await takeCharge(context, lock));
    const { answer, endpoint, password } = await findServer(context);
    if (answer.kind === 'ready' && endpoint !== undefined && password !== undefined) {
      return joined(context, endpoint, password);
    }
    if (answer.kind === 'refused') throw refusedError(context, answer.message);
    const heard = answer.kind === 'busy' ? 'busy' : 'silent';
    await waitForOwner(context.layout, heard, patience);
    await pause(pollDelayMs(heard));
  }
}

function takeLock({ lockFile, dataDirectory }: DirectoryLayout): ExclusiveLock | undefined {
  try {
    return tryExclusiveLock(lockFile);
  } catch (error) {
    throw new EmbeddedPostgresError(
      `${lockFile} cannot be locked (${errorText(error)}). Tamga must be able to write in ${dataDirectory}.`,
      { cause: error },
    );
  }
}

async function waitForOwner(
  { ownerFile, dataDirectory }: DirectoryLayout,
  heard: 'busy' | 'silent',
  patience: Patience,
): Promise<void> {
  const owner = await describeOwner(ownerFile);
  if (!patience.remains(heard, `${owner} is opening ${dataDirectory}`)) {
    throw new EmbeddedPostgresError(
      `${owner} has ${dataDirectory} open, but its PostgreSQL does not answer. Stop that process, then start again.`,
    );
  }
}

function inCharge(charge: Charge): EmbeddedPostgres {
  const stop = once(() => charge.stop());
  return { url: connectionUrl(charge.endpoint, charge.password), startedHere: true, stop };
}

function joined(context: ServerContext, endpoint: Endpoint, password: string): EmbeddedPostgres {
  const successor = awaitSuccession(context, endpoint);
  return { url: connectionUrl(endpoint, password), startedHere: false, stop: once(() => successor.stop()) };
}

function once(action: () => Promise<void>): () => Promise<void> {
  let result: Promise<void> | undefined;
  return () => {
    result ??= action();
    return result;
  };
}
