import { expect, test } from 'vitest';
import { decideBenchmark } from './decide.ts';
import { Site } from './running/site.ts';

test('decide runs in quick sizes and finds what can be', async () => {
  const site = new Site();
  const result = await decideBenchmark.run({ isQuick: true, site, tell: () => undefined });
  await site.leave();
  if (result.kind !== 'measured') throw new Error(`${result.kind}: ${result.why}`);
  const whole = result.figures.filter(({ target }) => target !== undefined);
  expect(whole.map(({ name }) => name)).toEqual(['draw and decide, 1 item', 'draw and decide, 3 items']);
  for (const { median, low, high, repetitions } of result.figures) {
    expect(repetitions).toHaveLength(3);
    expect(low).toBeGreaterThan(0);
    expect(median).toBeGreaterThanOrEqual(low);
    expect(high).toBeGreaterThanOrEqual(median);
    expect(high).toBeLessThan(10_000_000);
  }
  expect(result.checks.map(({ holds }) => holds)).toEqual([true, true]);
  expect(result.conditions.join('\n')).toMatch(
    /3 items: [\d.]+ profiles match a declaration; .*green [\d.]+ %/,
  );
}, 60_000);
