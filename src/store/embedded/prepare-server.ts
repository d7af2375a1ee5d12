import { type BundledBinaries, prepareBinaries } from './bundled-binaries.ts';
import { clusterState, giveCluster, requireMajorVersion } from './cluster-files.ts';
import { EmbeddedPostgresError } from './embedded-postgres-error.ts';
import { initializeCluster } from './initialize-cluster.ts';
import { ensurePassword } from './password.ts';
import { runProgram } from './run-program.ts';
import { chooseServerAccount, commandAs, fileOwner, type ServerAccount } from './server-account.ts';
import type { ServerContext } from './server-means.ts';

/** What it takes to start a server on the cluster. */
export type PreparedServer = { readonly binaries: BundledBinaries; readonly account: ServerAccount };

/**
 * Brings about what a start needs: programs that run here, an account to run them as, and a cluster that is this
 * account's and of this major version. Where there is no cluster, it is made if `mayInitialize`; a restart must not,
 * because then someone has taken the data away under a running Tamga.
 *
 * For the process that holds the lock, while no server runs. Throws {@link EmbeddedPostgresError}.
 */
export async function prepareServer(context: ServerContext, mayInitialize: boolean): Promise<PreparedServer> {
  const { layout, log } = context;
  const binaries = await prepareBinaries(layout.libraryDirectory);
  const state = await clusterState(layout.cluster);
  const owner = state.kind === 'present' ? state.owner : undefined;
  const account = await chooseServerAccount(binaries, layout.dataDirectory, owner);
  if (state.kind === 'present') {
    requireMajorVersion(layout.cluster, state.majorVersion, await bundledMajorVersion(binaries, account));
    await giveClusterTo(account, context);
  } else if (mayInitialize) {
    log('preparing the PostgreSQL data directory, once; this takes some seconds');
    await initializeCluster(layout, binaries, account, await ensurePassword(layout.passwordFile));
  } else {
    throw new EmbeddedPostgresError(`${layout.cluster} is gone. Restore it, then start Tamga again.`);
  }
  return { binaries, account };
}

async function giveClusterTo(account: ServerAccount, { layout, log }: ServerContext): Promise<void> {
  const owner = fileOwner(account);
  if (owner !== undefined && (await giveCluster(layout.cluster, owner))) {
    log(`gave ${layout.cluster} to user id ${owner.uid}, as whom PostgreSQL runs`);
  }
}

/** `postgres (PostgreSQL) 18.4` is major version 18. */
async function bundledMajorVersion(binaries: BundledBinaries, account: ServerAccount): Promise<number> {
  const { output } = await runProgram(commandAs(account, binaries.postgres, ['--version']), binaries.env);
  const version = Number(/\(PostgreSQL\) (\d+)/.exec(output)?.[1]);
  if (Number.isInteger(version)) return version;
  throw new EmbeddedPostgresError(`${binaries.postgres} does not tell its version: ${output}`);
}
