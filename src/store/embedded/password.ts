import { randomBytes } from 'node:crypto';
import { chmod, readFile } from 'node:fs/promises';
import { writeDurably } from './durable-file.ts';
import { EmbeddedPostgresError, errorCode, errorText } from './embedded-postgres-error.ts';

/**
 * The superuser's password, or `undefined` when none was made yet.
 *
 * Throws {@link EmbeddedPostgresError} when the file is there but not for us.
 */
export async function readPassword(file: string): Promise<string | undefined> {
  try {
    return (await readFile(file, 'utf8')).trim() || undefined;
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return undefined;
    throw new EmbeddedPostgresError(
      `${file} cannot be read (${errorText(error)}). Start Tamga as the user that made the data directory.`,
      { cause: error },
    );
  }
}

/** The password in `file`, made at random if there is none. Readable by Tamga's user alone (mode 0600). */
export async function ensurePassword(file: string): Promise<string> {
  const existing = await readPassword(file);
  if (existing !== undefined) {
    await chmod(file, 0o600);
    return existing;
  }
  const password = randomBytes(32).toString('base64url');
  await writeDurably(file, `${password}\n`, 0o600);
  return password;
}

/**
 * The password of a cluster that exists.
 *
 * Throws {@link EmbeddedPostgresError} when it is lost, since nothing can be opened without it.
 */
export async function requirePassword(file: string): Promise<string> {
  const password = await readPassword(file);
  if (password !== undefined) return password;
  throw new EmbeddedPostgresError(
    `${file} is missing, and the data cannot be opened without it. Restore it.`,
  );
}
