import { setTimeout as pause } from 'node:timers/promises';
import { discardEndpoint } from './endpoint.ts';
import { requirePassword } from './password.ts';
import { beginWaiting, pollDelayMs } from './patience.ts';
import { watchedPostmaster } from './postmaster.ts';
import {
  markPostmasterDead,
  type PostmasterRecord,
  readPostmasterRecord,
  removeGarbledRecord,
} from './postmaster-file.ts';
import { type Identity, isAlive, isPostmasterOf } from './process-identity.ts';
import type { RunningServer } from './running-server.ts';
import { askServer, createDatabase, type ServerAnswer } from './server-answer.ts';
import type { ServerContext } from './server-means.ts';
import { refusedError } from './start-server.ts';
import { stopPostmaster } from './stop-postmaster.ts';

type ProcessRecord = Extract<PostmasterRecord, { kind: 'process' }>;

/** A server opens its socket within a moment; one that stays silent has lost it. Recovery may take minutes. */
const adoptionLimits = { silentMs: 10_000, busyMs: 600_000 };
const settleAttempts = 20;
const settleEveryMs = 50;

/**
 * Takes over the server that a killed Tamga left running, or answers `undefined` when there is none; then nothing of
 * an earlier server keeps a new one from starting.
 *
 * A server that starts, recovers or shuts down is waited for. One that cannot be reached any more is stopped. For the
 * process that holds the lock. Throws {@link EmbeddedPostgresError} when the server refuses the password.
 */
export async function adoptServer(
  context: ServerContext,
  signal: AbortSignal,
): Promise<RunningServer | undefined> {
  const { layout, log } = context;
  const patience = beginWaiting(adoptionLimits, log);
  for (;;) {
    signal.throwIfAborted();
    const record = await readSettledRecord(layout.cluster);
    if (record === undefined) return undefined;
    const identity = await isPostmasterOf(record.pid, layout.cluster);
    const answer: ServerAnswer = identity === 'no' ? { kind: 'silent' } : await askRecorded(record, context);
    if (answer.kind === 'ready' || answer.kind === 'no-database') return adopt(record, answer, context);
    if (answer.kind === 'refused' && identity === 'yes') throw refusedError(context, answer.message);
    const goesOn = identity !== 'no' && answer.kind !== 'refused';
    if (!goesOn || !patience.remains(answer.kind, `the PostgreSQL that is running (process ${record.pid})`)) {
      return clearAway(record, identity, context);
    }
    await pause(pollDelayMs(answer.kind));
  }
}

async function askRecorded(record: ProcessRecord, { layout }: ServerContext): Promise<ServerAnswer> {
  if (record.endpoint === undefined) return { kind: 'silent' };
  return askServer(record.endpoint, await requirePassword(layout.passwordFile));
}

async function adopt(record: ProcessRecord, answer: ServerAnswer, context: ServerContext) {
  const { layout, log } = context;
  if (record.endpoint === undefined) return undefined;
  if (answer.kind === 'no-database')
    await createDatabase(record.endpoint, await requirePassword(layout.passwordFile));
  log(`took over the PostgreSQL that an interrupted Tamga left running (process ${record.pid})`);
  return { postmaster: watchedPostmaster(record.pid, layout.cluster), endpoint: record.endpoint };
}

/** The record, once it is whole: a server that is just starting gets a second to write it. */
async function readSettledRecord(cluster: string): Promise<ProcessRecord | undefined> {
  for (let attempt = 0; attempt < settleAttempts; attempt++) {
    const record = await readPostmasterRecord(cluster);
    if (record.kind === 'process') return record;
    if (record.kind === 'absent') return undefined;
    await pause(settleEveryMs);
  }
  await removeGarbledRecord(cluster);
  return undefined;
}

/** PostgreSQL itself sees to the record of a process that is dead; one whose id was given away needs us. */
async function clearAway(
  record: ProcessRecord,
  identity: Identity,
  context: ServerContext,
): Promise<undefined> {
  const { layout, log } = context;
  if (identity === 'yes') {
    log(`stopping the PostgreSQL that cannot be reached any more (process ${record.pid})`);
    await stopPostmaster(context, watchedPostmaster(record.pid, layout.cluster));
  } else if (isAlive(record.pid)) {
    await markPostmasterDead(layout.cluster);
  }
  await discardEndpoint(record.endpoint, layout);
}
