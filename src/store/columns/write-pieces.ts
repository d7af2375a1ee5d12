import { open } from 'node:fs/promises';
import { join } from 'node:path';
import { syncDirectory } from '../embedded/durable-file.ts';

/** Bytes with the file they belong in, and their place there. */
export type Piece = { readonly name: string; readonly at: number; readonly bytes: Uint8Array };

/** So many files are open at a time. */
const atOnce = 4;
/** What declarations hold is for the server's eyes alone. */
const fileMode = 0o600;

/** Writes pieces; they outlive this process, and a power cut only once their files are synced. */
export async function writePieces(folder: string, pieces: readonly Piece[]): Promise<void> {
  await eachOf(pieces, (piece) => write(folder, piece));
}

/** Makes files survive a power cut, with their names. */
export async function syncFiles(folder: string, names: readonly string[]): Promise<void> {
  await eachOf(names, async (name) => {
    const handle = await open(join(folder, name), 'r+');
    try {
      await handle.datasync();
    } finally {
      await handle.close();
    }
  });
  await syncDirectory(folder);
}

/** A few at a time. */
async function eachOf<Each>(all: readonly Each[], work: (each: Each) => Promise<void>): Promise<void> {
  const rest = all.values();
  const workOn = async (): Promise<void> => {
    for (const each of rest) await work(each);
  };
  await Promise.all(Array.from({ length: atOnce }, workOn));
}

async function write(folder: string, { name, at, bytes }: Piece): Promise<void> {
  const handle = await openAnew(join(folder, name));
  try {
    for (let written = 0; written < bytes.length; ) {
      const { bytesWritten } = await handle.write(bytes, written, bytes.length - written, at + written);
      written += bytesWritten;
    }
  } finally {
    await handle.close();
  }
}

/** Opened so that what stands there stays, which the flags for writing alone do not offer. */
async function openAnew(file: string) {
  try {
    return await open(file, 'r+');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    return open(file, 'w', fileMode);
  }
}
