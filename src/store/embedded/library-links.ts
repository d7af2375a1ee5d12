import { mkdir, readFile, stat, symlink } from 'node:fs/promises';
import { basename, dirname, join, relative } from 'node:path';
import { EmbeddedPostgresError, errorCode, errorText } from './embedded-postgres-error.ts';

type LibraryLink = { readonly source: string; readonly target: string };

/**
 * Makes the links between library names (`libpq.so` to `libpq.so.5.18`) that a package archive cannot carry. An
 * install script of the package does the same, but often does not run (`--ignore-scripts`, allow lists).
 *
 * Several processes may do this at once. Where the package is read-only the links are made in `fallbackDirectory`,
 * which is then returned, to be put on the library path; otherwise the answer is `undefined`.
 *
 * Throws {@link EmbeddedPostgresError} when neither place can be written to.
 */
export async function ensureLibraryLinks(
  packageRoot: string,
  fallbackDirectory: string,
): Promise<string | undefined> {
  const missing = await missingLinks(packageRoot);
  if (missing.length === 0) return undefined;
  try {
    for (const link of missing) await linkBeside(packageRoot, link);
    return undefined;
  } catch (error) {
    if (!['EROFS', 'EACCES', 'EPERM'].includes(errorCode(error) ?? '')) throw error;
  }
  await linkElsewhere(packageRoot, missing, fallbackDirectory);
  return fallbackDirectory;
}

/** The links of the package's list that lead nowhere yet. */
export async function missingLinks(packageRoot: string): Promise<readonly LibraryLink[]> {
  const links = await readLinks(join(packageRoot, 'native', 'pg-symlinks.json'));
  const missing: LibraryLink[] = [];
  for (const link of links) if (!(await exists(join(packageRoot, link.target)))) missing.push(link);
  return missing;
}

async function readLinks(file: string): Promise<readonly LibraryLink[]> {
  const parsed: unknown = JSON.parse(await readFile(file, 'utf8'));
  if (!Array.isArray(parsed) || !parsed.every(isLibraryLink)) {
    throw new EmbeddedPostgresError(`${file} is not a list of library links. Install the package again.`);
  }
  return parsed;
}

function isLibraryLink(value: unknown): value is LibraryLink {
  if (typeof value !== 'object' || value === null || !('source' in value) || !('target' in value))
    return false;
  return typeof value.source === 'string' && typeof value.target === 'string';
}

/** Relative, so that the package can be moved with its links. */
async function linkBeside(packageRoot: string, { source, target }: LibraryLink): Promise<void> {
  await link(relative(dirname(target), source), join(packageRoot, target));
}

/** Makes links to the libraries in another directory. */
export async function linkElsewhere(
  packageRoot: string,
  links: readonly LibraryLink[],
  directory: string,
): Promise<void> {
  try {
    await mkdir(directory, { recursive: true, mode: 0o755 });
    for (const { source, target } of links) {
      await link(join(packageRoot, source), join(directory, basename(target)));
    }
  } catch (error) {
    throw new EmbeddedPostgresError(
      `The library links of PostgreSQL can be made neither in ${packageRoot} nor in ${directory} ` +
        `(${errorText(error)}). Install with scripts allowed, or name a server with --database-url.`,
      { cause: error },
    );
  }
}

async function link(to: string, at: string): Promise<void> {
  try {
    await symlink(to, at);
  } catch (error) {
    if (errorCode(error) !== 'EEXIST') throw error;
  }
}

async function exists(file: string): Promise<boolean> {
  return stat(file).then(
    () => true,
    () => false,
  );
}
