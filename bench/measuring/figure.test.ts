import { expect, test } from 'vitest';
import { atLeast, atMost, figure } from './figure.ts';

test('keeps every repetition and their spread', () => {
  expect(figure('decided', '/s', [30, 10, 20])).toEqual({
    name: 'decided',
    unit: '/s',
    median: 20,
    low: 10,
    high: 30,
    repetitions: [30, 10, 20],
  });
});

test.each([
  ['more than enough', 75, atLeast(50), true, 50],
  ['exactly enough', 50, atLeast(50), true, 0],
  ['too little', 40, atLeast(50), false, 20],
  ['little enough', 30, atMost(60), true, 50],
  ['too much', 90, atMost(60), false, 50],
])('%s', (_, value, target, isMet, gapPercent) => {
  expect(figure('x', '/s', [value], target).verdict).toEqual({ isMet, gapPercent });
});
