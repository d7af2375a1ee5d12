import { expect, it } from 'vitest';
import { lanesAfter, lanesBefore, movesOf } from './moves-of.ts';

const none = { red: 0, yellow: 0, blue: 0, green: 0 };

const matrix = {
  red: { ...none, red: 9 },
  yellow: { ...none, yellow: 5, red: 2 },
  blue: none,
  green: { ...none, green: 100, red: 3, blue: 1 },
};

it('counts the lanes before and after', () => {
  expect(lanesBefore(matrix)).toEqual({ red: 9, yellow: 7, blue: 0, green: 104 });
  expect(lanesAfter(matrix)).toEqual({ red: 14, yellow: 5, blue: 1, green: 100 });
});

it('tells who would move, the most first, and nobody who stays', () => {
  expect(movesOf(matrix)).toEqual([
    { from: 'green', to: 'red', declarations: 3 },
    { from: 'yellow', to: 'red', declarations: 2 },
    { from: 'green', to: 'blue', declarations: 1 },
  ]);
});

it('tells of none where all stay', () => {
  expect(movesOf({ red: none, yellow: none, blue: none, green: { ...none, green: 7 } })).toEqual([]);
});
