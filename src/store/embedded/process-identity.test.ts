import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { expect, test } from 'vitest';
import { isAlive, isPostmasterOf } from './process-identity.ts';

test('a process of another name in the directory of the cluster is not its server', async () => {
  const other = spawn('sleep', ['60'], { cwd: tmpdir() });
  await once(other, 'spawn');
  const pid = other.pid ?? 0;
  expect([isAlive(pid), await isPostmasterOf(pid, tmpdir())]).toEqual([true, 'no']);
  other.kill('SIGKILL');
  await once(other, 'exit');
  expect([isAlive(pid), await isPostmasterOf(pid, tmpdir())]).toEqual([false, 'no']);
});

test('neither are we, nor is the first process', async () => {
  expect(await isPostmasterOf(process.pid, process.cwd())).toBe('no');
  expect([isAlive(1), await isPostmasterOf(1, '/')]).toEqual([true, 'no']);
});
