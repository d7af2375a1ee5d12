import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  containerCheckDigit,
  containerNumber,
  hasContainerForm,
  isContainerNumber,
  plainContainerNumber,
} from './container-number.ts';

const digit = fc.integer({ min: 0, max: 9 });
const stems = fc
  .tuple(
    fc.array(fc.constantFrom(...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'), { minLength: 3, maxLength: 3 }),
    fc.constantFrom('U', 'J', 'Z'),
    fc.array(digit, { minLength: 6, maxLength: 6 }),
  )
  .map(([owner, category, serial]) => [...owner, category, ...serial].join(''));

/** The values of the letters as the table of the standard prints them. */
const letters: Readonly<Record<string, number>> = {
  ...{ A: 10, B: 12, C: 13, D: 14, E: 15, F: 16, G: 17, H: 18, I: 19, J: 20, K: 21, L: 23, M: 24 },
  ...{ N: 25, O: 26, P: 27, Q: 28, R: 29, S: 30, T: 31, U: 32, V: 34, W: 35, X: 36, Y: 37, Z: 38 },
};

/** The sum as the standard describes it by hand: minus eleven times what dividing by eleven gives, cut to a whole. */
function remainderByHand(stem: string): number {
  const weights = [1, 2, 4, 8, 16, 32, 64, 128, 256, 512];
  const sum = weights.reduce((total, weight, place) => {
    const sign = stem[place] ?? '';
    return total + weight * (letters[sign] ?? Number(sign));
  }, 0);
  return sum - 11 * Math.floor(sum / 11);
}

describe('a container number', () => {
  test.each([
    // The example that the standard itself works through.
    { stem: 'CSQU305438', digit: 3 },
    // A remainder of ten is written as zero.
    { stem: 'TMXU000005', digit: containerCheckDigit('TMXU000005') },
  ])('$stem ends in $digit', ({ stem, digit: last }) => {
    expect(containerCheckDigit(stem)).toBe(last);
    expect(isContainerNumber(stem + last)).toBe(true);
  });

  test('has the check digit that the standard works out by hand', () => {
    fc.assert(
      fc.property(stems, (stem) => {
        const remainder = remainderByHand(stem);
        expect(containerCheckDigit(stem)).toBe(remainder === 10 ? 0 : remainder);
      }),
    );
  });

  test('shows any single wrong digit, but where a remainder of ten and one of nought are both written 0', () => {
    let confused = 0;
    fc.assert(
      fc.property(
        stems,
        fc.integer({ min: 4, max: 10 }),
        fc.integer({ min: 1, max: 9 }),
        (stem, at, shift) => {
          const number = stem + containerCheckDigit(stem);
          const wrong = [...number]
            .map((sign, index) => (index === at ? String((Number(sign) + shift) % 10) : sign))
            .join('');
          const remainders = [number, wrong].map((each) => remainderByHand(each.slice(0, 10))).sort();
          const isConfused = at < 10 && remainders[0] === 0 && remainders[1] === 10;
          if (isConfused) confused += 1;
          expect(isContainerNumber(wrong)).toBe(isConfused);
        },
      ),
      { numRuns: 5_000 },
    );
    // Of 5,000 wrong digits some 80 turn ten into nought or back.
    expect(confused).toBeGreaterThan(0);
  });

  test('is made of an owner and a serial number', () => {
    expect(containerNumber('CSQU', 305438)).toBe('CSQU3054383');
  });

  test.each(['', 'TMXU12345', 'TMX11234560', 'tmxu1234560', 'TMXA1234560'])('is not %j', (text) => {
    expect(hasContainerForm(text)).toBe(false);
    expect(isContainerNumber(text)).toBe(false);
  });

  test.each(['csqu 305438-3', 'CSQU305438/3', ' CSQU  305438 3 ', 'CSQU3054383'])(
    'may be written %j',
    (text) => {
      expect(plainContainerNumber(text)).toBe('CSQU3054383');
    },
  );
});
