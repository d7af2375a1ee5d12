import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { EmbeddedPostgresError } from './embedded-postgres-error.ts';
import { ensureLibraryLinks } from './library-links.ts';

/** The three programs that Tamga brings, and the environment they need. */
export type BundledBinaries = {
  readonly initdb: string;
  readonly pgCtl: string;
  readonly postgres: string;
  readonly env: NodeJS.ProcessEnv;
};

/**
 * Finds the PostgreSQL of this platform among the optional dependencies and makes the library links it lacks (see
 * {@link ensureLibraryLinks}; `libraryDirectory` is used only where the package cannot be written to).
 *
 * Throws {@link EmbeddedPostgresError} when there is none for this platform or it was not installed.
 */
export async function prepareBinaries(libraryDirectory: string): Promise<BundledBinaries> {
  const packageRoot = findPackage(process.platform, process.arch);
  const directory = join(packageRoot, 'native', 'bin');
  const suffix = process.platform === 'win32' ? '.exe' : '';
  const links = await ensureLibraryLinks(packageRoot, libraryDirectory);
  return {
    initdb: join(directory, `initdb${suffix}`),
    pgCtl: join(directory, `pg_ctl${suffix}`),
    postgres: join(directory, `postgres${suffix}`),
    env: serverEnvironment(process.env, process.platform, links),
  };
}

function findPackage(platform: NodeJS.Platform, arch: string): string {
  const name = `@embedded-postgres/${platform === 'win32' ? 'windows' : platform}-${arch}`;
  try {
    return dirname(dirname(createRequire(import.meta.url).resolve(name)));
  } catch (error) {
    throw new EmbeddedPostgresError(
      `The package ${name}, which holds PostgreSQL for this platform, is not installed. ` +
        'Install with optional dependencies, or name a PostgreSQL server with --database-url.',
      { cause: error },
    );
  }
}

/** What the programs need of the environment, on any platform; Windows has its own idea of upper and lower case. */
const neededVariables = new Set([
  ...['PATH', 'HOME', 'TMPDIR', 'LD_LIBRARY_PATH', 'DYLD_LIBRARY_PATH'],
  ...['PATHEXT', 'SYSTEMROOT', 'SYSTEMDRIVE', 'WINDIR', 'COMSPEC', 'TEMP', 'TMP', 'PROGRAMDATA'],
  ...['USERPROFILE', 'USERNAME', 'USERDOMAIN', 'APPDATA', 'LOCALAPPDATA'],
]);

/**
 * The environment of the server: of Tamga's own only what programs need, since the rest holds what would change the
 * server behind its back (`PGDATA`, a locale) and what is not for the user it runs as (secrets). The directory of
 * library links comes first where one had to be made. Messages stay English, because some are read.
 */
export function serverEnvironment(
  env: NodeJS.ProcessEnv,
  platform: NodeJS.Platform,
  libraryLinks: string | undefined,
): NodeJS.ProcessEnv {
  const kept = Object.entries(env).filter(([name]) => neededVariables.has(name.toUpperCase()));
  const result: NodeJS.ProcessEnv = { ...Object.fromEntries(kept), LC_ALL: 'C' };
  if (libraryLinks === undefined) return result;
  const variable = platform === 'darwin' ? 'DYLD_LIBRARY_PATH' : 'LD_LIBRARY_PATH';
  const before = env[variable];
  return { ...result, [variable]: before ? `${libraryLinks}:${before}` : libraryLinks };
}
