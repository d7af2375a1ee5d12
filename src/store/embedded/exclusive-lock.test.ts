import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { tryExclusiveLock } from './exclusive-lock.ts';

let directory: string;
let file: string;

beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'tamga-lock-'));
  file = join(directory, 'lock');
});

afterEach(() => rm(directory, { recursive: true }));

test('one holds it until it lets go', async () => {
  const first = tryExclusiveLock(file);
  expect(first).toBeDefined();
  expect(tryExclusiveLock(file)).toBeUndefined();
  first?.release();
  const second = tryExclusiveLock(file);
  expect(second).toBeDefined();
  first?.release();
  expect(tryExclusiveLock(file)).toBeUndefined();
  second?.release();
  expect((await stat(file)).size).toBe(0);
});

test('a process that is killed lets go', async () => {
  const module = JSON.stringify(new URL('./exclusive-lock.ts', import.meta.url).href);
  const script = `
    const { tryExclusiveLock } = await import(${module});
    console.log(tryExclusiveLock(process.argv[1]) !== undefined);
    setInterval(() => undefined, 1000);
  `;
  const holder = spawn(process.execPath, ['--input-type=module', '-e', script, file]);
  const [line] = await once(holder.stdout, 'data');
  expect(String(line).trim()).toBe('true');
  expect(tryExclusiveLock(file)).toBeUndefined();
  holder.kill('SIGKILL');
  await once(holder, 'exit');
  const next = tryExclusiveLock(file);
  expect(next).toBeDefined();
  next?.release();
});

test('what is no lock file is an error, and not a lock that somebody holds', async () => {
  expect(() => tryExclusiveLock(join(directory, 'nowhere', 'lock'))).toThrow('unable to open');
  await writeFile(file, 'something else entirely, and longer than nothing'.repeat(50));
  expect(() => tryExclusiveLock(file)).toThrow('not a database');
});
