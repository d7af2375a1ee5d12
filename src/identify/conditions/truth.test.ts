import { expect, it } from 'vitest';
import { False, not, True, type Truth, truthOf, Undetermined } from './truth.ts';

it.each<[Truth, Truth]>([
  [True, False],
  [False, True],
  [Undetermined, Undetermined],
])('the opposite of %i is %i', (truth, opposite) => {
  expect(Object.is(not(truth), opposite)).toBe(true);
});

it('an answer is true or false', () => {
  expect([truthOf(true), truthOf(false)]).toEqual([True, False]);
});
