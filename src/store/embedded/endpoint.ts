import { createHash } from 'node:crypto';
import { chmod, chown, lstat, mkdir, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import type { DirectoryLayout } from './directory-layout.ts';
import { EmbeddedPostgresError, errorCode } from './embedded-postgres-error.ts';
import type { Owner } from './server-account.ts';

/** Where the server is reached: a socket in a directory, or (on Windows) a port of the loopback address. */
export type Endpoint =
  | { readonly kind: 'socket'; readonly directory: string }
  | { readonly kind: 'tcp'; readonly port: number };

export const databaseName = 'tamga';
export const superuserName = 'tamga';
export const loopback = '127.0.0.1';

/** Names the socket file; no TCP port is opened for it. */
export const socketPort = 5432;

const temporaryPrefix = 'tamga-pg-';

/** The kernel keeps 108 bytes for a socket's path on Linux and 104 on macOS, its end mark included. */
const longestSocketPathBytes = process.platform === 'darwin' ? 103 : 107;

/** The URL that `pg`, and every tool built on libpq, connects with. */
export function connectionUrl(endpoint: Endpoint, password: string, database = databaseName): string {
  const port = endpoint.kind === 'tcp' ? endpoint.port : socketPort;
  const host = endpoint.kind === 'tcp' ? loopback : 'localhost';
  const url = `postgresql://${superuserName}:${encodeURIComponent(password)}@${host}:${port}/${database}`;
  return endpoint.kind === 'tcp' ? url : `${url}?host=${encodeURIComponent(endpoint.directory)}`;
}

/**
 * The directory for the socket: in the data directory where the path is short enough, otherwise in the directory for
 * temporary files, named after the data directory. The same at every start, so that whoever holds an address keeps it
 * when the server passes from one process to another.
 *
 * Throws {@link EmbeddedPostgresError} when every path is too long.
 */
export function chooseSocketDirectory(
  layout: DirectoryLayout,
  temporaryDirectories = [tmpdir(), '/tmp'],
): string {
  const name = `${temporaryPrefix}${digestOf(layout).toString('hex', 0, 8)}`;
  const directories = [layout.socketDirectory, ...temporaryDirectories.map((parent) => join(parent, name))];
  const directory = directories.find(isShortEnough);
  if (directory !== undefined) return directory;
  throw new EmbeddedPostgresError(
    `No directory is short enough for a socket: neither ${layout.dataDirectory} nor ${tmpdir()}. Set TMPDIR.`,
  );
}

/** The port to try first; the same at every start, for the same reason. One of those that are left to private use. */
export function preferredPort(layout: DirectoryLayout): number {
  return 49_152 + (digestOf(layout).readUInt16BE() % 16_384);
}

function digestOf({ dataDirectory }: DirectoryLayout): Buffer {
  return createHash('sha256').update(dataDirectory).digest();
}

/** Whether the socket of a server in `directory` stays within what the kernel takes; bytes, not characters. */
export function isShortEnough(directory: string): boolean {
  return Buffer.byteLength(join(directory, `.s.PGSQL.${socketPort}`)) <= longestSocketPathBytes;
}

/**
 * Makes the socket directory, empty, and the server's own (mode 0700). What an earlier server left in it would keep a
 * new one from starting. No server may be running in it.
 *
 * Throws {@link EmbeddedPostgresError} when somebody else owns it: he could pose as the server.
 */
export async function prepareSocketDirectory(directory: string, owner: Owner | undefined): Promise<void> {
  await removeSocketDirectory(directory, owner);
  await mkdir(directory, { mode: 0o700 });
  await chmod(directory, 0o700);
  if (owner !== undefined) await chown(directory, owner.uid, owner.gid);
}

async function removeSocketDirectory(directory: string, owner: Owner | undefined): Promise<void> {
  try {
    const found = await lstat(directory);
    const ours = [process.getuid?.(), owner?.uid];
    if (!found.isDirectory() || !ours.includes(found.uid)) {
      throw new EmbeddedPostgresError(`${directory} belongs to someone else. Remove it, then start again.`);
    }
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return;
    throw error;
  }
  await rm(directory, { recursive: true, force: true });
}

/**
 * Tidies up where a server that is gone had its socket, if Tamga made the directory. What cannot be removed stays: it
 * does no harm.
 */
export async function discardEndpoint(
  endpoint: Endpoint | undefined,
  layout: DirectoryLayout,
): Promise<void> {
  if (endpoint?.kind !== 'socket') return;
  const { directory } = endpoint;
  const isOfOurMaking =
    directory === layout.socketDirectory || basename(directory).startsWith(temporaryPrefix);
  if (isOfOurMaking) await rm(directory, { recursive: true, force: true }).catch(() => undefined);
}

/** A port of the loopback address that is free now; it need not be free any more when it is used. */
export function findFreePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.on('error', reject);
    server.listen(0, loopback, () => {
      const address = server.address();
      const port = typeof address === 'object' && address !== null ? address.port : 0;
      server.close(() => resolve(port));
    });
  });
}
