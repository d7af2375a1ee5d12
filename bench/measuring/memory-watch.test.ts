import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { platform } from 'node:os';
import { expect, test } from 'vitest';
import { memoryUse, watchMemory } from './memory-watch.ts';

const megabyte = 1_000_000;

test('tells a peak between two samples, and early from late', () => {
  const samples = Array.from({ length: 11 }, (_, index) => ({
    atMilliseconds: 500 + index * 100,
    now: (index < 5 ? 100 : 200) * megabyte,
    peak: (index < 5 ? 100 : 350) * megabyte,
  }));
  expect(memoryUse(samples)).toEqual({
    peakMegabytes: 350,
    earlyMegabytes: 100,
    lateMegabytes: 200,
    samples: 11,
  });
});

test('a process that was never seen has no memory rather than none', () => {
  expect(memoryUse([])).toBeUndefined();
});

test.skipIf(platform() === 'win32')('watches a process until it ends', async () => {
  const child = spawn(process.execPath, ['-e', 'setTimeout(() => {}, 400)']);
  const use = await watchMemory(child.pid ?? -1, once(child, 'close'));
  expect(use?.samples).toBeGreaterThan(1);
  expect(use?.peakMegabytes).toBeGreaterThan(10);
});
