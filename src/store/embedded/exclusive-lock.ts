import { DatabaseSync } from 'node:sqlite';

/** Held by one process at a time; the kernel takes it back when that process ends, however it ends. */
export type ExclusiveLock = { release(): void };

const sqliteBusy = 5;

/** Keeps held locks reachable: a lock that is garbage-collected is let go. */
const held = new Set<DatabaseSync>();

/**
 * Takes the lock on `file` if nobody has it, and answers at once: the lock, or `undefined` when another process (or
 * another caller in this one) holds it.
 *
 * Node has no `flock`, and a file with a process id in it goes stale when its process is killed and can be taken over
 * twice at the same moment. SQLite's file lock is the kernel's own on every platform, so an empty SQLite file is used
 * for its lock alone; nothing is ever stored in it. As with every POSIX lock, this process must not open and close
 * `file` by other means while it holds the lock.
 *
 * Throws when the file cannot be opened for writing.
 */
export function tryExclusiveLock(file: string): ExclusiveLock | undefined {
  const database = new DatabaseSync(file, { timeout: 0 });
  try {
    database.exec('BEGIN EXCLUSIVE');
  } catch (error) {
    database.close();
    if (isBusy(error)) return undefined;
    throw error;
  }
  held.add(database);
  return {
    release() {
      if (held.delete(database)) database.close();
    },
  };
}

function isBusy(error: unknown): boolean {
  return error instanceof Error && 'errcode' in error && error.errcode === sqliteBusy;
}
