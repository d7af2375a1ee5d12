import { describe, expect, it } from 'vitest';
import { rateDifference } from './rate-difference.ts';
import { rateRatio } from './rate-ratio.ts';
import { wilsonRate } from './wilson-interval.ts';

describe('the difference of two rates', () => {
  // Newcombe 1998, table II, method 10.
  it.each([
    [56, 70, 48, 80, 0.2, 0.0524, 0.3339],
    [9, 10, 3, 10, 0.6, 0.1705, 0.809],
    [5, 56, 0, 29, 0.0893, -0.0381, 0.1926],
    [0, 10, 0, 20, 0, -0.1611, 0.2775],
  ])('%i of %i less %i of %i: %d (%d to %d)', (a, n, b, m, value, low, high) => {
    const difference = rateDifference(wilsonRate(a, n), wilsonRate(b, m));
    expect(difference.value).toBeCloseTo(value, 4);
    expect(difference.low).toBeCloseTo(low, 4);
    expect(difference.high).toBeCloseTo(high, 4);
  });
});

describe('the ratio of two rates', () => {
  it('is one with the interval of its logarithm', () => {
    // ln(3) -+ 1.96 sqrt(1/15 - 1/100 + 1/5 - 1/100)
    const ratio = rateRatio([15, 100], [5, 100]);
    expect(ratio?.value).toBeCloseTo(3, 12);
    expect(ratio?.low).toBeCloseTo(1.13336, 4);
    expect(ratio?.high).toBeCloseTo(7.941, 3);
  });

  it('is unknown where one side has no success', () => {
    expect(rateRatio([0, 10], [5, 10])).toBeUndefined();
    expect(rateRatio([5, 10], [0, 0])).toBeUndefined();
  });
});
