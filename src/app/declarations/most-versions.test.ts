import { expect, it } from 'vitest';
import { takesAnotherVersion } from './most-versions.ts';

const mebibyte = 1_048_576;

it.each<readonly [number, number, boolean]>([
  [0, 0, true],
  [1, 64 * mebibyte, true],
  [9, 640 * mebibyte, true],
  [10, 16 * mebibyte - 1, true],
  [10, 16 * mebibyte, false],
  [99, 16 * mebibyte - 1, true],
  [100, 100, false],
  [101, 100, false],
])('%i versions of %i bytes: another one is taken: %s', (versions, bytes, expected) => {
  expect(takesAnotherVersion(versions, bytes)).toBe(expected);
});
