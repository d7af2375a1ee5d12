import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { EmbeddedPostgresError, errorCode, errorText } from './embedded-postgres-error.ts';
import { type Endpoint, loopback } from './endpoint.ts';

/**
 * What `postmaster.pid` says. The server writes it line by line while it starts, so where it listens may be missing;
 * and it stays behind when the server is killed, so the process may be gone or be another one.
 */
export type PostmasterRecord =
  | { readonly kind: 'absent' }
  /** Cut short by a crash, or not written yet. PostgreSQL does not start while it is there. */
  | { readonly kind: 'garbled' }
  | { readonly kind: 'process'; readonly pid: number; readonly endpoint: Endpoint | undefined };

/** Larger than any process id on any system, so never that of a process. */
const pidOfNobody = 2 ** 30;

/** Reads the record of the cluster's server. Throws {@link EmbeddedPostgresError} when it is not for us to read. */
export async function readPostmasterRecord(cluster: string): Promise<PostmasterRecord> {
  const file = postmasterFile(cluster);
  try {
    return parsePostmasterFile(await readFile(file, 'utf8'));
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return { kind: 'absent' };
    throw new EmbeddedPostgresError(
      `${file} cannot be read (${errorText(error)}). Start Tamga as the user that made the data directory.`,
      { cause: error },
    );
  }
}

/** The lines are: pid, data directory, start time, port, socket directory, address, shared memory, status. */
export function parsePostmasterFile(content: string): PostmasterRecord {
  const lines = content.split(/\r?\n/);
  const pid = Number.parseInt(lines[0] ?? '', 10);
  if (!Number.isSafeInteger(pid) || pid <= 0) return { kind: 'garbled' };
  return { kind: 'process', pid, endpoint: parseEndpoint(lines[3] ?? '', lines[4] ?? '', lines[5] ?? '') };
}

function parseEndpoint(port: string, socketDirectory: string, address: string): Endpoint | undefined {
  if (socketDirectory !== '') return { kind: 'socket', directory: socketDirectory };
  return address === loopback ? { kind: 'tcp', port: Number.parseInt(port, 10) } : undefined;
}

/**
 * Makes a record whose process id now belongs to some other process speak of a dead one, so that PostgreSQL starts.
 * Its other lines stay: by them PostgreSQL still refuses to start while a leftover of the old server uses the shared
 * memory. Removing the file, which would be simpler, would take that protection away.
 */
export async function markPostmasterDead(cluster: string): Promise<void> {
  const file = postmasterFile(cluster);
  const [, ...rest] = (await readFile(file, 'utf8')).split('\n');
  await writeFile(file, [pidOfNobody, ...rest].join('\n'));
}

/** Removes a record in which there is nothing to read, and so nothing that protects the cluster. */
export async function removeGarbledRecord(cluster: string): Promise<void> {
  await rm(postmasterFile(cluster), { force: true });
}

function postmasterFile(cluster: string): string {
  return join(cluster, 'postmaster.pid');
}
