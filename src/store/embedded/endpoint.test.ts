import { chown, mkdir, mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { expect, test } from 'vitest';
import { directoryLayout } from './directory-layout.ts';
import {
  chooseSocketDirectory,
  connectionUrl,
  discardEndpoint,
  isShortEnough,
  prepareSocketDirectory,
} from './endpoint.ts';
import { isRoot } from './is-root.ts';

test.each(['/data/postgres.socket', '/a b/ё&c=d?e#f%20+g', '/tmp/x'])(
  'pg understands a socket in %s',
  (directory) => {
    const url = connectionUrl({ kind: 'socket', directory }, 'p@ss/w:rd %');
    const client = new pg.Client({ connectionString: url });
    expect([client.host, client.port, client.user, client.password, client.database]).toEqual([
      directory,
      5432,
      'tamga',
      'p@ss/w:rd %',
      'tamga',
    ]);
  },
);

test('pg understands a port', () => {
  const client = new pg.Client({ connectionString: connectionUrl({ kind: 'tcp', port: 50_123 }, 'x') });
  expect([client.host, client.port]).toEqual(['127.0.0.1', 50_123]);
});

test('a path is short enough up to the last byte the kernel takes, counted in bytes', () => {
  const limit = process.platform === 'darwin' ? 103 : 107;
  const longest = `/${'x'.repeat(limit - 1 - '/.s.PGSQL.5432'.length)}`;
  expect([isShortEnough(longest), isShortEnough(`${longest}x`)]).toEqual([true, false]);
  expect(isShortEnough(`/${'ё'.repeat(60)}`)).toBe(false);
});

test('a long data directory has its socket among temporary files, always the same and nobody else’s', () => {
  const long = (letter: string) => directoryLayout(`/${letter.repeat(100)}`);
  const first = chooseSocketDirectory(long('a'), ['/tmp']);
  expect(first).toMatch(/^\/tmp\/tamga-pg-[0-9a-f]{16}$/);
  expect(chooseSocketDirectory(long('a'), ['/tmp'])).toBe(first);
  expect(chooseSocketDirectory(long('b'), ['/tmp'])).not.toBe(first);
  expect(chooseSocketDirectory(long('a'), [`/${'t'.repeat(100)}`, '/tmp'])).toBe(first);
  expect(() => chooseSocketDirectory(long('a'), [`/${'t'.repeat(100)}`])).toThrow('Set TMPDIR');
});

test('a socket directory is made anew, closed to others', async () => {
  const parent = await mkdtemp(join(tmpdir(), 'tamga-socket-'));
  try {
    const directory = join(parent, 'socket');
    await mkdir(directory, { mode: 0o777 });
    await writeFile(join(directory, '.s.PGSQL.5432.lock'), '1');
    await prepareSocketDirectory(directory, undefined);
    expect(await readdir(directory)).toEqual([]);
    expect((await stat(directory)).mode & 0o777).toBe(0o700);
  } finally {
    await rm(parent, { recursive: true });
  }
});

test.runIf(isRoot())(
  'a socket directory of somebody else is refused: he could pose as the server',
  async () => {
    const parent = await mkdtemp(join(tmpdir(), 'tamga-socket-'));
    try {
      await chown(parent, 54_321, 54_321);
      const nobody = { uid: 65_534, gid: 65_534 };
      await expect(prepareSocketDirectory(parent, nobody)).rejects.toThrow('belongs to someone else');
    } finally {
      await rm(parent, { recursive: true });
    }
  },
);

test('only a directory that Tamga made is removed', async () => {
  const parent = await mkdtemp(join(tmpdir(), 'tamga-socket-'));
  try {
    const layout = directoryLayout(parent);
    const directories = ['postgres.socket', 'tamga-pg-0123', 'run'].map((name) => join(parent, name));
    for (const directory of directories) {
      await mkdir(directory);
      await discardEndpoint({ kind: 'socket', directory }, layout);
    }
    expect(await readdir(parent)).toEqual(['run']);
  } finally {
    await rm(parent, { recursive: true });
  }
});
