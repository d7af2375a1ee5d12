import { expect, test } from 'vitest';
import { profileLifeBenchmark } from './profile-life.ts';
import { Site } from './running/site.ts';

test('profile-life runs in quick sizes, and the server counts what the matcher counts', async () => {
  const site = new Site();
  const result = await profileLifeBenchmark.run({ isQuick: true, site, tell: () => undefined });
  await site.leave();
  if (result.kind !== 'measured') throw new Error(`${result.kind}: ${result.why}`);
  expect(result.checks.filter(({ holds }) => !holds)).toEqual([]);
  expect(result.checks).toHaveLength(7);
  // The traffic comes from a seed, so that what matches is known; what is inspected hangs on the draw as well.
  expect(result.checks.slice(0, 3).map(({ detail }) => detail.split(',')[0])).toEqual([
    '9 of 2689',
    '9 of 1322',
    '4 of 1397',
  ]);
}, 120_000);
