import { describe, expect, test } from 'vitest';
import { mean, median, percentile, spread } from './statistics.ts';

describe('median', () => {
  test.each([
    [[3], 3],
    [[3, 1, 2], 2],
    [[10, 9, 1, 2], 5.5],
    [[10, 9, 100], 10],
  ])('of %j is %d', (values, expected) => expect(median(values)).toBe(expected));
});

describe('percentile', () => {
  const hundred = Array.from({ length: 100 }, (_, index) => 100 - index);

  test.each([
    [50, 50],
    [99, 99],
    [99.1, 100],
    [100, 100],
    [0, 1],
  ])('%d of 1 to 100 is %d', (percent, expected) => expect(percentile(hundred, percent)).toBe(expected));

  test('is a value that was measured', () => expect(percentile([1, 1000], 50)).toBe(1));
});

test('mean and spread', () => {
  expect(mean([1, 2, 6])).toBe(3);
  expect(spread([5, -1, 30])).toEqual({ low: -1, high: 30 });
});

test.each([median, mean, spread, (values: readonly number[]) => percentile(values, 99)])(
  'nothing measured is a fault and not a zero',
  (statistic) => expect(() => statistic([])).toThrow(RangeError),
);
