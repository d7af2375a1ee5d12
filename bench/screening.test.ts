import { expect, test } from 'vitest';
import { Site } from './running/site.ts';
import { accuracyOf } from './screening/accuracy.ts';
import { missingPairs } from './screening/name-pairs.ts';
import { plainScore } from './screening/plain-score.ts';
import { screeningBenchmark } from './screening.ts';

test('screening runs in quick sizes, finds all, and meets its target on pairs nothing was fitted to', async () => {
  const site = new Site();
  const result = await screeningBenchmark.run({ isQuick: true, site, tell: () => undefined });
  await site.leave();
  if (result.kind !== 'measured') throw new Error(`${result.kind}: ${result.why}`);
  expect(result.checks.filter(({ holds }) => !holds)).toEqual([]);
  for (const { median } of result.figures) expect(Number.isFinite(median)).toBe(true);
  const f1 = (name: string): number => result.figures.find((each) => each.name === name)?.median ?? 0;
  if (missingPairs() !== undefined) return;
  expect(f1('F1, half held out')).toBeGreaterThanOrEqual(0.8);
}, 120_000);

test('precision is of what is found, recall of what there is', () => {
  const pair = (entry: string, isMatch: boolean) => ({ query: 'a', entry, isMatch, isHeldOut: false });
  const pairs = [pair('a', true), pair('b', true), pair('a', false), pair('a', true), pair('b', false)];
  const accuracy = accuracyOf(pairs, 1, (query, entry) => (query === entry ? 1 : 0));
  expect(accuracy).toEqual({ precision: 2 / 3, recall: 2 / 3, f1: 2 / 3 });
});

test.each([
  ['MARTHA', 'MARHTA', 0.961],
  ['DIXON', 'DICKSONX', 0.813],
  ['Zarbaron LLC', 'Зарбарон ООО', 1],
  ['', 'Zarbaron', 0],
])('forty lines score %s and %s as Jaro-Winkler does', (one, other, score) => {
  expect(plainScore(one, other)).toBeCloseTo(score, 2);
});
