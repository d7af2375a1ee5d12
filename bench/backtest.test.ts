import { expect, test } from 'vitest';
import { backtestBenchmark } from './backtest.ts';
import { Site } from './running/site.ts';

test('backtest runs in quick sizes, and every way finds the same rows', async () => {
  const site = new Site();
  const result = await backtestBenchmark.run({ isQuick: true, site, tell: () => undefined });
  await site.leave();
  if (result.kind !== 'measured') throw new Error(`${result.kind}: ${result.why}`);
  const timed = result.figures.filter(({ target, unit }) => target !== undefined && unit !== 'MB');
  expect(timed.map(({ name }) => name)).toEqual([
    'one profile by a scan',
    'slowest profile by a scan',
    'one profile through postings',
    'slowest profile through postings',
    '300 profiles',
  ]);
  expect(result.checks).toEqual([expect.objectContaining({ holds: true })]);
  expect(result.conditions.join('\n')).toMatch(/[1-9][\d,.]* rows are matched by those tried alone/);
}, 120_000);
