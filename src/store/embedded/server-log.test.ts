import { mkdtemp, open, readFile, rm, stat, symlink, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { prepareLog, readLogTail, shortenLog } from './server-log.ts';

const elevenMegabytes = 11 * 1024 ** 2;
let directory: string;
let file: string;

beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'tamga-log-'));
  file = join(directory, 'postgres.log');
});

afterEach(() => rm(directory, { recursive: true }));

test('a log of moderate size goes on, closed to others', async () => {
  await writeFile(file, 'before\n', { mode: 0o644 });
  expect(await prepareLog(file, undefined)).toBe(7);
  expect(await readFile(file, 'utf8')).toBe('before\n');
  expect((await stat(file)).mode & 0o777).toBe(0o600);
});

test('a log above 10 MB is put aside at a start, in place of the one before', async () => {
  for (const size of [elevenMegabytes, elevenMegabytes + 1]) {
    await writeFile(file, '');
    await truncate(file, size);
    expect(await prepareLog(file, undefined)).toBe(0);
    expect((await stat(`${file}.1`)).size).toBe(size);
  }
});

test('a link in place of the log is refused', async () => {
  await writeFile(join(directory, 'precious'), '');
  await symlink(join(directory, 'precious'), file);
  await expect(prepareLog(file, undefined)).rejects.toThrow('ELOOP');
});

test('the log of a running server is shortened, and what the server writes next begins it', async () => {
  const server = await open(file, 'a');
  await truncate(file, elevenMegabytes);
  await shortenLog(file);
  await server.write('next\n');
  await server.close();
  expect(await readFile(file, 'utf8')).toBe('next\n');
  expect((await stat(`${file}.1`)).size).toBe(elevenMegabytes);
});

test('clients that ask too early do not crowd out the reason', async () => {
  await writeFile(file, `the reason\n${'FATAL:  the database system is starting up\n'.repeat(50)}`);
  expect(await readLogTail(file, 0)).toBe('the reason');
});

test('the tail is what came after the offset, its last lines', async () => {
  await writeFile(file, `old\n${Array.from({ length: 20 }, (_, n) => `line ${n}\n`).join('')}`);
  const tail = (await readLogTail(file, 4)).split('\n');
  expect([tail.length, tail[0], tail.at(-1)]).toEqual([12, 'line 8', 'line 19']);
  expect(await readLogTail(file, (await stat(file)).size)).toBe('');
});
