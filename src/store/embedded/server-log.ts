import { constants } from 'node:fs';
import { copyFile, open, rename, stat, truncate } from 'node:fs/promises';
import { errorCode } from './embedded-postgres-error.ts';
import type { Owner } from './server-account.ts';

const largestLogBytes = 10 * 1024 ** 2;
/** Never through a link: root must not be led to give away another file. Windows has no such flag. */
const appendHere = constants.O_WRONLY | constants.O_APPEND | constants.O_CREAT | (constants.O_NOFOLLOW ?? 0);
const lookEveryMs = 60_000;
const tailLines = 12;

/**
 * Makes the server's log ready for a start: a log above 10 MB becomes `<file>.1`, in place of the one before. Answers
 * the size from which on the new server will write.
 */
export async function prepareLog(file: string, owner: Owner | undefined): Promise<number> {
  if ((await sizeOf(file)) > largestLogBytes) await rename(file, `${file}.1`);
  const handle = await open(file, appendHere, 0o600);
  try {
    await handle.chmod(0o600);
    if (owner !== undefined) await handle.chown(owner.uid, owner.gid);
    return (await handle.stat()).size;
  } finally {
    await handle.close();
  }
}

/**
 * Keeps the log of a running server within twice 10 MB, looking once a minute: a program that fails a thousand times a
 * second must not fill the disk. Answers how to leave off.
 */
export function boundLog(file: string): () => void {
  const timer = setInterval(() => void shortenLog(file).catch(() => undefined), lookEveryMs);
  timer.unref();
  return () => clearInterval(timer);
}

/** The server holds the file open, to append, so its content is moved and not the file. */
export async function shortenLog(file: string): Promise<void> {
  if ((await sizeOf(file)) <= largestLogBytes) return;
  await copyFile(file, `${file}.1`);
  await truncate(file, 0);
}

/** What was written to the log from `offset` on; the last lines that tell something. */
export async function readLogTail(file: string, offset: number): Promise<string> {
  const handle = await open(file, 'r');
  try {
    const { size } = await handle.stat();
    const from = Math.max(offset, size - 16_384);
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(Math.max(0, size - from)), 0, null, from);
    const lines = buffer.toString('utf8', 0, bytesRead).trim().split('\n');
    return lines.filter(saysMore).slice(-tailLines).join('\n');
  } finally {
    await handle.close();
  }
}

/** Every client that asks too early adds a line, which would leave no room for the reason. */
function saysMore(line: string): boolean {
  return !line.includes('the database system is starting up');
}

async function sizeOf(file: string): Promise<number> {
  try {
    return (await stat(file)).size;
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return 0;
    throw error;
  }
}
