import { expect, it } from 'vitest';
import { movesOf } from './moves-of.ts';

const none = { red: 0, yellow: 0, blue: 0, green: 0 };

it('tells who would move, the most first, and nobody who stays', () => {
  const matrix = {
    red: { ...none, red: 9 },
    yellow: { ...none, yellow: 5, red: 2 },
    blue: none,
    green: { ...none, green: 100, red: 3, blue: 1 },
  };
  expect(movesOf(matrix)).toEqual([
    { from: 'green', to: 'red', declarations: 3 },
    { from: 'yellow', to: 'red', declarations: 2 },
    { from: 'green', to: 'blue', declarations: 1 },
  ]);
});

it('tells of none where all stay', () => {
  expect(movesOf({ red: none, yellow: none, blue: none, green: { ...none, green: 7 } })).toEqual([]);
});
