import { chown, mkdtemp, rm } from 'node:fs/promises';
import { userInfo } from 'node:os';
import { join } from 'node:path';
import type { BundledBinaries } from './bundled-binaries.ts';
import { makingPrefix } from './directory-layout.ts';
import { EmbeddedPostgresError, errorText } from './embedded-postgres-error.ts';
import { isRoot } from './is-root.ts';
import { type Command, runProgram } from './run-program.ts';

/**
 * As whom the server runs. PostgreSQL refuses root, so root starts it as another `user`, or as himself in a user
 * `namespace` that shows him as nobody; there it may read what he may read.
 */
export type ServerAccount =
  | { readonly kind: 'own' }
  | { readonly kind: 'user'; readonly uid: number; readonly gid: number }
  | { readonly kind: 'namespace' };

export type Owner = { readonly uid: number; readonly gid: number };

/** By convention the user and group that own nothing. */
const nobody = 65534;

/** Whose the files of a server run by `account` are, or `undefined` when they are simply ours. */
export function fileOwner(account: ServerAccount): Owner | undefined {
  if (account.kind === 'user') return { uid: account.uid, gid: account.gid };
  return account.kind === 'namespace' && isRoot() ? { uid: 0, gid: 0 } : undefined;
}

/** The command that runs `file` as `account`. The process id is that of `file`: nothing stays in between. */
export function commandAs(account: ServerAccount, file: string, args: readonly string[]): Command {
  if (account.kind === 'own') return { file, args, options: {} };
  if (account.kind === 'user') return { file, args, options: { uid: account.uid, gid: account.gid } };
  const unshare = ['--user', `--map-user=${nobody}`, `--map-group=${nobody}`, '--'];
  return { file: 'unshare', args: [...unshare, file, ...args], options: {} };
}

/**
 * Chooses as whom to run the server, by trying. Anyone but root runs it as himself; where
 * his user id has no name, as in many containers, in a user namespace, since PostgreSQL asks for the name. Root takes the first that can
 * start the program and write in the data directory: the owner of the cluster where there is one, then nobody, then
 * a user namespace.
 *
 * Throws {@link EmbeddedPostgresError} with what was tried when none works.
 */
export async function chooseServerAccount(
  binaries: BundledBinaries,
  dataDirectory: string,
  clusterOwner: Owner | undefined,
): Promise<ServerAccount> {
  const refusals: string[] = [];
  for (const account of isRoot() ? accountsForRoot(clusterOwner) : accountsForUser(hasUserName())) {
    const refusal = await reasonAgainst(account, binaries, dataDirectory);
    if (refusal === undefined) return account;
    refusals.push(`${describeAccount(account)}: ${refusal}`);
  }
  const advice = isRoot()
    ? 'PostgreSQL does not run as root. Start Tamga as an ordinary user'
    : 'The PostgreSQL that Tamga brings does not run here. Look at the reason';
  throw new EmbeddedPostgresError(
    `${advice}, or name a PostgreSQL server with --database-url.\nTried ${refusals.join('\nTried ')}`,
  );
}

/** The accounts root may try, best first. A cluster that is root's was made in a namespace. */
export function accountsForRoot(clusterOwner: Owner | undefined): readonly ServerAccount[] {
  const asNobody: ServerAccount = { kind: 'user', uid: nobody, gid: nobody };
  const inNamespace: ServerAccount = { kind: 'namespace' };
  if (clusterOwner === undefined || clusterOwner.uid === nobody) return [asNobody, inNamespace];
  if (clusterOwner.uid === 0) return [inNamespace, asNobody];
  return [{ kind: 'user', ...clusterOwner }, asNobody, inNamespace];
}

function accountsForUser(hasName: boolean): readonly ServerAccount[] {
  return hasName ? [{ kind: 'own' }] : [{ kind: 'namespace' }, { kind: 'own' }];
}

function hasUserName(): boolean {
  try {
    return userInfo().username !== '';
  } catch {
    return false;
  }
}

async function reasonAgainst(
  account: ServerAccount,
  binaries: BundledBinaries,
  dataDirectory: string,
): Promise<string | undefined> {
  const version = await runProgram(commandAs(account, binaries.postgres, ['--version']), binaries.env);
  if (!version.ok) return version.output || `${binaries.postgres} fails without a word`;
  const owner = fileOwner(account);
  return owner === undefined ? undefined : reasonAgainstWriting(account, owner, binaries.env, dataDirectory);
}

async function reasonAgainstWriting(
  account: ServerAccount,
  owner: Owner,
  env: NodeJS.ProcessEnv,
  dataDirectory: string,
): Promise<string | undefined> {
  const directory = await mkdtemp(join(dataDirectory, makingPrefix));
  try {
    await chown(directory, owner.uid, owner.gid);
    const script = 'cd "$1" && : > probe';
    const written = await runProgram(commandAs(account, '/bin/sh', ['-c', script, 'sh', directory]), env);
    return written.ok ? undefined : written.output || `cannot write in ${dataDirectory}`;
  } catch (error) {
    return errorText(error);
  } finally {
    await rm(directory, { recursive: true, force: true });
  }
}

function describeAccount(account: ServerAccount): string {
  if (account.kind === 'own') return 'as the user that runs Tamga';
  return account.kind === 'user' ? `as user id ${account.uid}` : 'in a user namespace (unshare)';
}
