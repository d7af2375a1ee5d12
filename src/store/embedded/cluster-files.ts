import { lchown, readdir, readFile, realpath, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { EmbeddedPostgresError, errorCode } from './embedded-postgres-error.ts';
import { isRoot } from './is-root.ts';
import type { Owner } from './server-account.ts';

/** What lies where the cluster should be. */
export type ClusterState =
  | { readonly kind: 'absent' }
  | { readonly kind: 'present'; readonly majorVersion: number; readonly owner: Owner };

/**
 * Looks at the cluster directory. An empty directory counts as absent.
 *
 * Throws {@link EmbeddedPostgresError} when it holds something that is no PostgreSQL cluster (which is never touched)
 * or belongs to a user we cannot act for.
 */
export async function clusterState(cluster: string): Promise<ClusterState> {
  const found = await statOrAbsent(cluster);
  if (found === undefined) return { kind: 'absent' };
  refuseForeignOwner(cluster, found.uid);
  const names = await readdir(cluster);
  if (names.length === 0) return { kind: 'absent' };
  if (!names.includes('PG_VERSION')) {
    throw new EmbeddedPostgresError(
      `${cluster} is not empty and not a PostgreSQL cluster. Move it away, or name another data directory.`,
    );
  }
  const version = await readFile(join(cluster, 'PG_VERSION'), 'utf8');
  return { kind: 'present', majorVersion: Number.parseInt(version, 10), owner: found };
}

function refuseForeignOwner(cluster: string, uid: number): void {
  const me = process.getuid?.();
  if (me === undefined || isRoot() || me === uid) return;
  throw new EmbeddedPostgresError(
    `${cluster} belongs to user id ${uid}, and this is user id ${me}. Start Tamga as that user, ` +
      'or, while it is stopped, change the owner of the whole data directory.',
  );
}

/**
 * Throws {@link EmbeddedPostgresError} unless the bundled server can read what is there: a cluster can be read by its
 * own major version alone.
 */
export function requireMajorVersion(cluster: string, written: number, bundled: number): void {
  if (written === bundled) return;
  const way =
    written > bundled
      ? 'Use the version of Tamga that wrote it, or a newer one.'
      : 'Export with the version of Tamga that wrote it and import into an empty data directory.';
  throw new EmbeddedPostgresError(
    `${cluster} was written by PostgreSQL ${written}; this Tamga brings PostgreSQL ${bundled}. ${way}`,
  );
}

/** Files that show whether a change of owner came to its end: it begins at the leaves and ends with the directory. */
const samples = ['', 'PG_VERSION', 'postgresql.conf', join('global', 'pg_control')];

/**
 * Gives the whole cluster to `owner` where it is not his: it was made as another user, or copied by root. Answers
 * whether anything was changed. Interrupted half-way it goes on at the next start. The server must not be running.
 */
export async function giveCluster(cluster: string, owner: Owner): Promise<boolean> {
  const found = await Promise.all(samples.map((name) => statOrAbsent(join(cluster, name))));
  if (found.every((stats) => stats === undefined || (stats.uid === owner.uid && stats.gid === owner.gid)))
    return false;
  await giveTree(await realpath(cluster), owner);
  return true;
}

async function giveTree(directory: string, owner: Owner): Promise<void> {
  for (const entry of await readdir(directory, { withFileTypes: true })) {
    const path = join(directory, entry.name);
    if (entry.isDirectory()) await giveTree(path, owner);
    else await lchown(path, owner.uid, owner.gid);
  }
  await lchown(directory, owner.uid, owner.gid);
}

async function statOrAbsent(path: string): Promise<Owner | undefined> {
  try {
    const { uid, gid } = await stat(path);
    return { uid, gid };
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return undefined;
    throw error;
  }
}
