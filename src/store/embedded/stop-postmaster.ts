import { setTimeout as pause } from 'node:timers/promises';
import { prepareBinaries } from './bundled-binaries.ts';
import { clusterState } from './cluster-files.ts';
import { EmbeddedPostgresError, errorCode } from './embedded-postgres-error.ts';
import type { Postmaster } from './postmaster.ts';
import { runProgram } from './run-program.ts';
import { chooseServerAccount, commandAs } from './server-account.ts';
import type { ServerContext } from './server-means.ts';

/** PostgreSQL's ways to stop: `fast` ends every session and writes all out; `immediate` leaves that to recovery. */
type StopMode = 'fast' | 'immediate';

const signals = { fast: 'SIGINT', immediate: 'SIGQUIT' } as const satisfies Record<StopMode, NodeJS.Signals>;
const fastWithinMs = 30_000;
const immediateWithinMs = 10_000;

/**
 * Stops the server and waits until it is gone: fast, and after 30 s at once. Neither loses what was committed.
 *
 * Throws {@link EmbeddedPostgresError} when it is still there after that.
 */
export async function stopPostmaster(context: ServerContext, postmaster: Postmaster): Promise<void> {
  const modes = [
    ['fast', fastWithinMs],
    ['immediate', immediateWithinMs],
  ] as const;
  for (const [mode, withinMs] of modes) {
    if (await postmaster.isGone()) return;
    await requestStop(context, postmaster, mode);
    if (await isGoneWithin(postmaster, withinMs)) return;
    context.log(
      `PostgreSQL (process ${postmaster.pid}) did not stop within ${withinMs / 1000} s of a ${mode} shutdown`,
    );
  }
  throw new EmbeddedPostgresError(`PostgreSQL does not stop. See to process ${postmaster.pid} by hand.`);
}

async function requestStop(context: ServerContext, postmaster: Postmaster, mode: StopMode): Promise<void> {
  if (context.means.control === 'pg_ctl') return requestStopByPgCtl(context, mode);
  try {
    process.kill(postmaster.pid, signals[mode]);
  } catch (error) {
    if (errorCode(error) !== 'ESRCH') throw error;
  }
}

async function requestStopByPgCtl({ layout, log }: ServerContext, mode: StopMode): Promise<void> {
  const binaries = await prepareBinaries(layout.libraryDirectory);
  const state = await clusterState(layout.cluster);
  const owner = state.kind === 'present' ? state.owner : undefined;
  const account = await chooseServerAccount(binaries, layout.dataDirectory, owner);
  const args = ['stop', '-W', '-D', layout.cluster, '-m', mode];
  const { ok, output } = await runProgram(commandAs(account, binaries.pgCtl, args), binaries.env);
  if (!ok) log(`pg_ctl stop: ${output}`);
}

async function isGoneWithin(postmaster: Postmaster, withinMs: number): Promise<boolean> {
  const deadline = performance.now() + withinMs;
  while (performance.now() < deadline) {
    if (await postmaster.isGone()) return true;
    await pause(20);
  }
  return false;
}
