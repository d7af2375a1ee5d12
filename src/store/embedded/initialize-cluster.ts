import { chown, lstat, mkdtemp, readdir, rename, rm, rmdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { BundledBinaries } from './bundled-binaries.ts';
import { type DirectoryLayout, makingPrefix } from './directory-layout.ts';
import { syncDirectory } from './durable-file.ts';
import { EmbeddedPostgresError, errorCode } from './embedded-postgres-error.ts';
import { superuserName } from './endpoint.ts';
import { runProgram } from './run-program.ts';
import { commandAs, fileOwner, type ServerAccount } from './server-account.ts';

/**
 * Makes the cluster: UTF-8, ordered by code point on every machine alike, with data checksums, and with no way in
 * without the password.
 *
 * It is made in a directory beside and moved into place when it is complete and synced. So whatever is at its place
 * is whole, however a start was interrupted, and nothing there ever needs to be judged half-made and removed.
 *
 * Throws {@link EmbeddedPostgresError} with what `initdb` said when it fails.
 */
export async function initializeCluster(
  layout: DirectoryLayout,
  binaries: BundledBinaries,
  account: ServerAccount,
  password: string,
): Promise<void> {
  const making = await mkdtemp(join(layout.dataDirectory, makingPrefix));
  const cluster = join(making, 'cluster');
  const passwordFile = join(making, 'password');
  try {
    await writeFile(passwordFile, `${password}\n`, { mode: 0o600 });
    await giveTo(account, passwordFile, making);
    const command = commandAs(account, binaries.initdb, initdbArguments(cluster, passwordFile));
    const { ok, output } = await runProgram(command, binaries.env);
    if (!ok) throw new EmbeddedPostgresError(`PostgreSQL could not prepare ${layout.cluster}:\n${output}`);
    await moveIntoPlace(cluster, layout.cluster);
    await syncDirectory(layout.dataDirectory);
  } finally {
    await rm(making, { recursive: true, force: true, maxRetries: 3 });
  }
}

function initdbArguments(cluster: string, passwordFile: string): readonly string[] {
  return [
    `--pgdata=${cluster}`,
    `--username=${superuserName}`,
    `--pwfile=${passwordFile}`,
    '--auth=scram-sha-256',
    '--encoding=UTF8',
    '--locale=C',
    '--locale-provider=builtin',
    '--builtin-locale=C.UTF-8',
    '--data-checksums',
    '--no-instructions',
  ];
}

async function giveTo(account: ServerAccount, ...paths: readonly string[]): Promise<void> {
  const owner = fileOwner(account);
  if (owner === undefined) return;
  for (const path of paths) await chown(path, owner.uid, owner.gid);
}

/** An empty directory may be in the way. On Windows a virus scanner may hold a new file for a moment. */
async function moveIntoPlace(from: string, to: string): Promise<void> {
  await rmdir(to).catch((error: unknown) => {
    if (errorCode(error) !== 'ENOENT') throw error;
  });
  for (let attempt = 1; ; attempt++) {
    try {
      return await rename(from, to);
    } catch (error) {
      const mayPass =
        process.platform === 'win32' && ['EPERM', 'EACCES', 'EBUSY'].includes(errorCode(error) ?? '');
      if (!mayPass || attempt === 20) throw error;
      await pause(100 * attempt);
    }
  }
}

/**
 * Removes what interrupted starts left in the data directory. Only for the process that holds the lock. A directory in
 * which a server has ever run is kept, whatever its name: data may be in it.
 */
export async function removeInterruptedWork(layout: DirectoryLayout): Promise<void> {
  for (const name of await readdir(layout.dataDirectory)) {
    if (!name.startsWith(makingPrefix)) continue;
    const directory = join(layout.dataDirectory, name);
    if (await hasRun(join(directory, 'cluster'))) continue;
    // An initdb that outlived its Tamga may still be writing here; it gives up, and the next start removes the rest.
    await rm(directory, { recursive: true, force: true }).catch(() => undefined);
  }
}

/** A server writes `postmaster.opts` at its first start and never removes it. */
async function hasRun(cluster: string): Promise<boolean> {
  return lstat(join(cluster, 'postmaster.opts')).then(
    () => true,
    (error: unknown) => errorCode(error) !== 'ENOENT',
  );
}
