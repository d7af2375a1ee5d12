import { expect, test } from 'vitest';
import { profilesBenchmark } from './profiles.ts';
import { Site } from './running/site.ts';

test('profiles runs in quick sizes, and every engine finds the same', async () => {
  const site = new Site();
  const result = await profilesBenchmark.run({ isQuick: true, site, tell: () => undefined });
  await site.leave();
  if (result.kind !== 'measured') throw new Error(`${result.kind}: ${result.why}`);
  const rates = result.figures.filter(({ unit }) => unit === '/s');
  expect(rates.map(({ name }) => name)).toEqual(
    ['100 profiles', '300 profiles'].flatMap((count) =>
      [
        'Tamga, coded rows',
        'Tamga, plain objects',
        'json-logic-js',
        '@gorules/zen-engine',
        'json-rules-engine',
      ].map((engine) => `${engine}, ${count}`),
    ),
  );
  for (const { median } of result.figures) expect(Number.isFinite(median)).toBe(true);
  expect(result.checks).toHaveLength(10);
  expect(result.checks.filter(({ holds }) => !holds)).toEqual([]);
}, 120_000);
