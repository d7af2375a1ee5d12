import { readFile } from 'node:fs/promises';
import { writeDurably } from './durable-file.ts';

/**
 * Writes down which process is responsible for the server and since when it runs. That is for people and for the words
 * of a message: who is responsible is decided by the lock, which cannot go stale as this file can.
 */
export async function writeOwner(file: string): Promise<void> {
  const processStartedAt = new Date(performance.timeOrigin).toISOString();
  await writeDurably(file, `${JSON.stringify({ pid: process.pid, processStartedAt })}\n`, 0o644);
}

/** Names the process that is responsible, as well as can be told. Never throws. */
export async function describeOwner(file: string): Promise<string> {
  try {
    const parsed: unknown = JSON.parse(await readFile(file, 'utf8'));
    const pid = typeof parsed === 'object' && parsed !== null && 'pid' in parsed ? parsed.pid : undefined;
    return typeof pid === 'number' ? `the Tamga process ${pid}` : 'another Tamga process';
  } catch {
    return 'another Tamga process';
  }
}
