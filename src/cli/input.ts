import { createReadStream, type Stats, statSync } from 'node:fs';
import { UsageError } from './usage-error.ts';

/** An input of a command: its bytes, what problems call it, and its size where that is known. */
export type Input = {
  readonly source: string;
  readonly bytes: AsyncIterable<Uint8Array>;
  readonly size: number | undefined;
};

/** Bytes read at a time: large enough that the cost of a read does not show. */
const chunkBytes = 262_144;

/** Opens a file, or standard input for "-". */
export function openInput(file: string): Input {
  if (file === '-') return { source: 'stdin', bytes: process.stdin, size: undefined };
  const found = assertThere(file);
  return {
    source: file,
    bytes: createReadStream(file, { highWaterMark: chunkBytes }),
    size: found?.isFile() === true ? found.size : undefined,
  };
}

/** What is known of a file that is there; of standard input nothing. Whatever is not there, or is a folder, throws. */
export function assertThere(file: string): Stats | undefined {
  if (file === '-') return undefined;
  try {
    const found = statSync(file);
    if (found.isDirectory()) throw new UsageError(`${file} is a folder; name its files, as in ${file}/*.`);
    return found;
  } catch (error) {
    if (error instanceof UsageError) throw error;
    throw new UsageError(`${file} cannot be read: ${reasonOf(error)}.`);
  }
}

/** Whether a path names a folder; nothing there is none. */
export function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() === true;
}

/** Bytes that tell a meter how many have passed. */
export async function* metered(
  bytes: AsyncIterable<Uint8Array>,
  count: (size: number) => void,
): AsyncGenerator<Uint8Array> {
  for await (const chunk of bytes) {
    count(chunk.length);
    yield chunk;
  }
}

/** Why the operating system refused, in a few words. */
export function reasonOf(error: unknown): string {
  const code = (error as NodeJS.ErrnoException | undefined)?.code;
  switch (code) {
    case 'ENOENT':
      return 'there is no such file';
    case 'EACCES':
    case 'EPERM':
      return 'permission is denied';
    case 'EISDIR':
      return 'it is a folder';
    case 'ENOSPC':
      return 'the disk is full';
    default:
      return error instanceof Error ? error.message : String(error);
  }
}
