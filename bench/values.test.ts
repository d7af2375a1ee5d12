import { expect, test } from 'vitest';
import { Site } from './running/site.ts';
import { valuesBenchmark } from './values.ts';

test('values runs in quick sizes, and references tell undervalued goods better than cells alone', async () => {
  const site = new Site();
  const result = await valuesBenchmark.run({ isQuick: true, site, tell: () => undefined });
  await site.leave();
  if (result.kind !== 'measured') throw new Error(`${result.kind}: ${result.why}`);
  expect(result.checks).toEqual([expect.objectContaining({ holds: true })]);
  const auc = (name: string): number => result.figures.find((figure) => figure.name === name)?.median ?? 0;
  for (const where of ['all cells', 'cells of fewer than 10']) {
    expect(auc(`${where}, references`)).toBeGreaterThan(auc(`${where}, median and MAD of the cell`));
    expect(auc(`${where}, references`)).toBeLessThan(auc(`${where}, oracle`));
  }
}, 120_000);
