import { chmod, mkdir, realpath } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { EmbeddedPostgresError, errorText } from './embedded-postgres-error.ts';
import { isRoot } from './is-root.ts';

/** Where the embedded PostgreSQL keeps each of its things, all inside Tamga's data directory. */
export type DirectoryLayout = {
  readonly dataDirectory: string;
  /** The PostgreSQL cluster. Owned by the user the server runs as, mode 0700. */
  readonly cluster: string;
  /** The password of the superuser, readable by Tamga alone. */
  readonly passwordFile: string;
  /** What the server writes to its standard error. */
  readonly logFile: string;
  /** Held with a lock of the kernel by the one process that is responsible for the server. */
  readonly lockFile: string;
  /** Who holds the lock, for people and messages; nothing is decided by it. */
  readonly ownerFile: string;
  /** Where the server's socket is, when the path is short enough for a socket. */
  readonly socketDirectory: string;
  /** Links to the server's libraries, when they cannot be made beside the libraries. */
  readonly libraryDirectory: string;
};

/** Directories that begin like this are work in progress; what an interrupted start left is removed at the next. */
export const makingPrefix = 'postgres.making-';

/** Names every path below `dataDirectory`. Touches nothing. */
export function directoryLayout(dataDirectory: string): DirectoryLayout {
  const at = (name: string) => join(dataDirectory, name);
  return {
    dataDirectory,
    cluster: at('postgres'),
    passwordFile: at('postgres.password'),
    logFile: at('postgres.log'),
    lockFile: at('postgres.lock'),
    ownerFile: at('postgres.owner.json'),
    socketDirectory: at('postgres.socket'),
    libraryDirectory: at('postgres.lib'),
  };
}

/**
 * Makes the data directory where it is missing and names the paths in it, with symbolic links resolved, so that two
 * processes that spell the directory differently mean the same cluster.
 *
 * A directory made by root can be passed through by others (0711), because the server runs as another user; one made
 * by anyone else is closed to others (0700). A directory that was there keeps its mode.
 *
 * Throws {@link EmbeddedPostgresError} when the directory can be neither found nor made.
 */
export async function prepareDirectory(dataDirectory: string): Promise<DirectoryLayout> {
  try {
    const made = await mkdir(resolve(dataDirectory), { recursive: true });
    const directory = await realpath(dataDirectory);
    if (made !== undefined) await chmod(directory, isRoot() ? 0o711 : 0o700);
    return directoryLayout(directory);
  } catch (error) {
    throw new EmbeddedPostgresError(
      `The data directory ${dataDirectory} cannot be used (${errorText(error)}). Name one that Tamga may write to.`,
      { cause: error },
    );
  }
}
