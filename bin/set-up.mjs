// What a fresh clone lacks: the installed packages and the built pages. Both functions do nothing when nothing
// is missing, and say in one line why they do something. What they and npm have to say goes to stderr, since
// stdout belongs to the program that is started afterwards.

import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, sep } from 'node:path';
import { root, run, runNode24 } from './node24.mjs';

const lockPath = join(root, 'package-lock.json');
const modulesPath = join(root, 'node_modules');
const lockStampPath = join(modulesPath, '.tamga-lock');
const webPath = join(root, 'web');
const pagesPath = join(root, 'dist', 'web');
const pagesStampPath = join(root, 'dist', '.tamga-web');

const toStderr = ['ignore', 2, 2];

/** Installs what package-lock.json says, unless that is what is there. */
export async function ensureInstalled() {
  const lockHash = createHash('sha256').update(readFileSync(lockPath)).digest('hex');
  if (readIfThere(lockStampPath) === lockHash) return;

  const reason = reasonToInstall();
  if (reason !== undefined) {
    // Windows does not replace a program that is running, and npm scripts prefer the Node among the packages.
    if (process.platform === 'win32' && process.execPath.startsWith(modulesPath + sep)) {
      throw new Error(`The packages have to be installed again (${reason}): run \`npm ci\`.`);
    }
    console.error(`Installing the packages (${reason}).`);
    const npm = findNpm();
    // Named because NODE_ENV=production or a setting of the user would leave out what builds the pages. Warnings
    // are kept down because on an older Node every package that wants a newer one gives some.
    const args = [...npm.args, 'ci', '--include=dev', '--include=optional', '--loglevel=error'];
    // npm may take its time over a signal; what it leaves half done is found and done again at the next start.
    const code = await run(npm.command, args, { stdio: toStderr, shell: npm.shell, killAtOnce: true });
    if (code > 128) process.exit(code);
    if (code !== 0) failWith('The packages could not be installed: see what npm says above.', code);
  }
  writeFileSync(lockStampPath, lockHash);
}

/** Builds the pages from web/ into dist/web, unless they were built from exactly these files. */
export async function ensureBuilt() {
  if (!existsSync(join(webPath, 'index.html'))) {
    console.error('No pages to build: web/index.html is not there.');
    return;
  }
  const sourceHash = hashOfSources();
  const stamp = existsSync(join(pagesPath, 'index.html')) ? readIfThere(pagesStampPath) : undefined;
  if (stamp === sourceHash) return;

  console.error(`Building the pages (${stamp === undefined ? 'not built yet' : 'their sources changed'}).`);
  // Built beside and then moved, so that neither a failing build nor one running at the same time leaves half a site.
  const freshPath = `${pagesPath}-${process.pid}`;
  const vite = join(modulesPath, 'vite', 'bin', 'vite.js');
  const args = [vite, 'build', webPath, '--outDir', freshPath, '--emptyOutDir', '--logLevel', 'warn'];
  const code = await runNode24(args, { stdio: toStderr });
  if (code !== 0) {
    rmSync(freshPath, { recursive: true, force: true });
    if (code > 128) process.exit(code);
    failWith('The pages could not be built: see what vite says above.', code);
  }
  rmSync(pagesStampPath, { force: true });
  rmSync(pagesPath, { recursive: true, force: true });
  renameSync(freshPath, pagesPath);
  writeFileSync(pagesStampPath, sourceHash);
}

/**
 * Where the installed packages differ from package-lock.json, one line each. Packages for other platforms
 * may be absent.
 */
export function installedDifferences() {
  const { packages } = JSON.parse(readFileSync(lockPath, 'utf8'));
  const differences = [];
  for (const [path, locked] of Object.entries(packages)) {
    if (path === '' || locked.link) continue;
    const manifest = readIfThere(join(root, path, 'package.json'));
    if (manifest === undefined) {
      if (!mayBeAbsent(locked)) differences.push(`${path} is not installed`);
    } else if (JSON.parse(manifest).version !== locked.version) {
      differences.push(`${path} is ${JSON.parse(manifest).version}, locked is ${locked.version}`);
    }
  }
  return differences;
}

function reasonToInstall() {
  if (!existsSync(modulesPath)) return 'node_modules is not there yet';
  // npm writes this file last.
  if (!existsSync(join(modulesPath, '.package-lock.json'))) return 'the last installation was not finished';
  const differences = installedDifferences();
  if (differences.length === 0) return undefined;
  return differences.length === 1
    ? differences[0]
    : `${differences[0]}, and ${differences.length - 1} more differ`;
}

/** True for an optional package of another platform, and for one that came only with such a package. */
function mayBeAbsent({ optional, os, cpu, libc }) {
  if (!optional) return false;
  if (os === undefined && cpu === undefined) return true;
  return !(
    fits(os, process.platform) &&
    fits(cpu, process.arch) &&
    (libc === undefined || fits(libc, libcName()))
  );
}

function fits(wanted, actual) {
  if (wanted === undefined) return true;
  const names = [wanted].flat();
  const refused = names.some((name) => name === `!${actual}`);
  const accepted = names.filter((name) => !name.startsWith('!'));
  return !refused && (accepted.length === 0 || accepted.includes(actual));
}

function libcName() {
  if (process.platform !== 'linux') return '';
  process.report.excludeNetwork = true;
  return process.report.getReport().header.glibcVersionRuntime === undefined ? 'musl' : 'glibc';
}

/** The npm that is running us, else the one that came with this Node, else the one on the PATH. */
function findNpm() {
  const running = process.env.npm_execpath;
  if (running?.endsWith('npm-cli.js') && existsSync(running)) {
    return { command: process.env.npm_node_execpath ?? process.execPath, args: [running], shell: false };
  }
  const binPath = dirname(process.execPath);
  for (const modules of [join(binPath, '..', 'lib', 'node_modules'), join(binPath, 'node_modules')]) {
    const path = join(modules, 'npm', 'bin', 'npm-cli.js');
    if (existsSync(path)) return { command: process.execPath, args: [path], shell: false };
  }
  // Node refuses to start a .cmd file without a shell.
  return process.platform === 'win32'
    ? { command: 'npm.cmd', args: [], shell: true }
    : { command: 'npm', args: [], shell: false };
}

function hashOfSources() {
  const hash = createHash('sha256').update(readFileSync(lockPath));
  const paths = readdirSync(webPath, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !entry.name.includes('.test.'))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
  for (const path of paths) hash.update(`\n${path.slice(webPath.length)}\n`).update(readFileSync(path));
  return hash.digest('hex');
}

function readIfThere(path) {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    if (error.code === 'ENOENT' || error.code === 'ENOTDIR') return undefined;
    throw error;
  }
}

function failWith(message, exitCode) {
  console.error(message);
  process.exit(exitCode);
}
