import { expect, test } from 'vitest';
import { isAmong } from './imperfect.ts';

const names = Array.from({ length: 10_000 }, (_, index) => String(index));

test('the share is what was asked for, and the same names are among it each time', () => {
  const chosen = names.filter((name) => isAmong(0.2, 'one reason', name));
  expect(chosen.length).toBeGreaterThan(1_850);
  expect(chosen.length).toBeLessThan(2_150);
  expect(names.filter((name) => isAmong(0.2, 'one reason', name))).toEqual(chosen);
});

test('for another reason they are others', () => {
  const both = names.filter((name) => isAmong(0.2, 'one', name) && isAmong(0.2, 'another', name));
  expect(both.length).toBeLessThan(520);
});
