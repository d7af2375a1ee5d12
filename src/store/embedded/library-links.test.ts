import { execFile } from 'node:child_process';
import { chmod, copyFile, cp, mkdir, mkdtemp, readdir, readlink, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { prepareBinaries, serverEnvironment } from './bundled-binaries.ts';
import { isRoot } from './is-root.ts';
import { ensureLibraryLinks, linkElsewhere, missingLinks } from './library-links.ts';

const run = promisify(execFile);
const links = [
  { source: 'native/lib/libpq.so.5.18', target: 'native/lib/libpq.so' },
  { source: 'native/lib/libpq.so.5.18', target: 'native/lib/libpq.so.5' },
];
let directory: string;
let packageRoot: string;
let fallback: string;
let libraries: string;

beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'tamga-links-'));
  packageRoot = join(directory, 'package');
  libraries = join(packageRoot, 'native', 'lib');
  fallback = join(directory, 'fallback');
  await mkdir(libraries, { recursive: true });
  await writeFile(join(packageRoot, 'native', 'pg-symlinks.json'), JSON.stringify(links));
  await writeFile(join(libraries, 'libpq.so.5.18'), 'a library');
});

afterEach(async () => {
  await chmod(libraries, 0o755);
  await rm(directory, { recursive: true });
});

test('missing links are made beside the libraries, and can be moved with them', async () => {
  expect(await ensureLibraryLinks(packageRoot, fallback)).toBeUndefined();
  expect(await readlink(join(libraries, 'libpq.so'))).toBe('libpq.so.5.18');
  expect(await readlink(join(libraries, 'libpq.so.5'))).toBe('libpq.so.5.18');
});

test('several processes may make them at once', async () => {
  const results = await Promise.all(
    Array.from({ length: 20 }, () => ensureLibraryLinks(packageRoot, fallback)),
  );
  expect(new Set(results)).toEqual(new Set([undefined]));
  expect(await readdir(libraries)).toEqual(['libpq.so', 'libpq.so.5', 'libpq.so.5.18']);
});

test('a list that is not one is refused', async () => {
  await writeFile(join(packageRoot, 'native', 'pg-symlinks.json'), '[{"from":1}]');
  await expect(ensureLibraryLinks(packageRoot, fallback)).rejects.toThrow('not a list of library links');
});

// Root may write in a directory that is read-only by its mode.
test.skipIf(isRoot())('in a read-only package they are made elsewhere', async () => {
  await chmod(libraries, 0o555);
  expect(await ensureLibraryLinks(packageRoot, fallback)).toBe(fallback);
  expect(await readlink(join(fallback, 'libpq.so.5'))).toBe(join(libraries, 'libpq.so.5.18'));
});

test.runIf(isRoot())(
  'in a read-only package they are made elsewhere, as root without his powers',
  async () => {
    await chmod(libraries, 0o555);
    const module = JSON.stringify(new URL('./library-links.ts', import.meta.url).href);
    const script = `
    const { ensureLibraryLinks } = await import(${module});
    console.log(await ensureLibraryLinks(...process.argv.slice(1)));
  `;
    const node = [process.execPath, '--input-type=module', '-e', script, packageRoot, fallback];
    const { stdout } = await run('unshare', [
      '--user',
      '--map-user=65534',
      '--map-group=65534',
      '--',
      ...node,
    ]);
    expect(stdout.trim()).toBe(fallback);
    expect(await readlink(join(fallback, 'libpq.so.5'))).toBe(join(libraries, 'libpq.so.5.18'));
  },
);

test.runIf(process.platform === 'linux')(
  'the server finds its libraries by links that lie elsewhere',
  async () => {
    const { postgres } = await prepareBinaries(fallback);
    const bundled = dirname(dirname(dirname(postgres)));
    const copy = join(packageRoot, 'native', 'bin', 'postgres');
    await cp(dirname(postgres), dirname(copy), { recursive: true });
    await copyFile(
      join(bundled, 'native', 'pg-symlinks.json'),
      join(packageRoot, 'native', 'pg-symlinks.json'),
    );
    const names = await readdir(join(bundled, 'native', 'lib'), { withFileTypes: true });
    for (const { name } of names.filter((entry) => entry.isFile() && entry.name.includes('.so'))) {
      await copyFile(join(bundled, 'native', 'lib', name), join(libraries, name));
    }
    await expect(run(copy, ['--version'])).rejects.toThrow('error while loading shared libraries');

    await linkElsewhere(packageRoot, await missingLinks(packageRoot), fallback);
    const env = serverEnvironment(process.env, process.platform, fallback);
    expect((await run(copy, ['--version'], { env })).stdout).toContain('postgres (PostgreSQL)');
  },
);
