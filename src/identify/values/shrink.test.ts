import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { OwnStatistics } from './own-statistics.ts';
import { type Estimate, estimateOfAll, shrink } from './shrink.ts';

const above: Estimate = {
  count: 400,
  centre: 10_000,
  spread: 3_000,
  borrowed: 5,
  shape: [-2, -0.7, 0.7, 2],
};
const shrinkage = { centres: [1, 2_000 ** 2], spreads: [1, 0.3 ** 2] };

const owns = fc.record({
  count: fc.integer({ min: 1, max: 1_000 }),
  median: fc.integer({ min: -50_000, max: 50_000 }),
  spread: fc.integer({ min: 1, max: 20_000 }),
});

function ownOf(given: { count: number; median: number; spread: number }): OwnStatistics {
  return { ...given, freedom: given.count - 1 };
}

describe('what a place borrows', () => {
  it('keeps it between its own values and what is above', () => {
    fc.assert(
      fc.property(owns, (given) => {
        const { centre, spread } = shrink(ownOf(given), above, shrinkage, 1);
        expect(centre).toBeGreaterThanOrEqual(Math.min(given.median, above.centre) - 0.001);
        expect(centre).toBeLessThanOrEqual(Math.max(given.median, above.centre) + 0.001);
        expect(spread).toBeGreaterThanOrEqual(Math.min(Math.max(given.spread, 100), above.spread) - 0.001);
        expect(spread).toBeLessThanOrEqual(Math.max(given.spread, above.spread) + 0.001);
      }),
    );
  });

  it('becomes less with every further value that says the same', () => {
    fc.assert(
      fc.property(owns, (given) => {
        const same = { ...ownOf(given), freedom: 0 };
        const { spread: _, ...without } = same;
        const few = shrink(without, above, shrinkage, 1);
        const more = shrink({ ...without, count: given.count + 1 }, above, shrinkage, 1);
        expect(Math.abs(more.centre - given.median)).toBeLessThanOrEqual(
          Math.abs(few.centre - given.median) + 0.001,
        );
        if (Math.abs(given.median - above.centre) > 1_000 && given.count < 20)
          expect(Math.abs(more.centre - given.median)).toBeLessThan(Math.abs(few.centre - given.median));
      }),
    );
  });

  it('is by the formula of the method', () => {
    const own = { count: 4, median: 20_000, freedom: 3, spread: 3_000 };
    const { centre, borrowed } = shrink(own, above, shrinkage, 1);
    const k = (1.57 * 3_000 ** 2) / 2_000 ** 2;
    expect(borrowed).toBeCloseTo(k, 2);
    expect(centre).toBeCloseTo((4 * 20_000 + k * 10_000) / (4 + k), 0);
  });

  it('keeps the quantiles in their order', () => {
    fc.assert(
      fc.property(
        owns,
        fc.array(fc.double({ min: 0, max: 9, noNaN: true }), { minLength: 4, maxLength: 4 }),
        (given, s) => {
          const [a = 0, b = 0, c = 0, d = 0] = s;
          const own = { ...ownOf(given), shape: [-a - b, -b, c, c + d] as const };
          const [p5, p25, p75, p95] = shrink(own, above, shrinkage, 1).shape;
          expect([p5, p25, 0, p75, p95].every((at, place, all) => place === 0 || at >= all[place - 1]!)).toBe(
            true,
          );
        },
      ),
    );
  });
});

it('one value alone is no exact price', () => {
  expect(estimateOfAll({ count: 1, median: 5, freedom: 0 })).toMatchObject({ centre: 5, spread: 5_000 });
});
