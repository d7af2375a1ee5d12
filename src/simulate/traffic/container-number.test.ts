import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fleetContainer } from './container-fleet.ts';
import { containerCheckDigit, containerNumber, isContainerNumber } from './container-number.ts';

describe('a container number', () => {
  test.each([
    // The example that the standard itself works through.
    { stem: 'CSQU305438', digit: 3 },
    // A remainder of ten is written as zero.
    { stem: 'TMXU000005', digit: containerCheckDigit('TMXU000005') },
  ])('$stem ends in $digit', ({ stem, digit }) => {
    expect(containerCheckDigit(stem)).toBe(digit);
    expect(isContainerNumber(stem + digit)).toBe(true);
  });

  test('shows any single wrong digit', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 999_999 }),
        fc.integer({ min: 4, max: 9 }),
        fc.integer({ min: 1, max: 9 }),
        (serial, at, shift) => {
          const number = containerNumber('QZNU', serial);
          const wrong = [...number]
            .map((sign, index) => (index === at ? String((Number(sign) + shift) % 10) : sign))
            .join('');
          // Modulo eleven tells all digits apart, but a remainder of ten is written as the zero of another.
          const remainders = [number, wrong].map((each) => containerCheckDigit(each.slice(0, 10)));
          expect(isContainerNumber(wrong)).toBe(remainders[0] === remainders[1]);
        },
      ),
    );
  });

  test.each(['', 'TMXU12345', 'TMX11234560', 'tmxu1234560', 'TMXA1234560'])('is not %j', (text) => {
    expect(isContainerNumber(text)).toBe(false);
  });
});

describe('the fleet', () => {
  const place = fc.record({
    day: fc.integer({ min: 20_000, max: 20_029 }),
    index: fc.integer({ min: 0, max: 16_383 }),
    container: fc.integer({ min: 0, max: 19 }),
  });

  test('has valid numbers, and one for each place of a month', () => {
    fc.assert(
      fc.property(place, place, (one, other) => {
        const first = fleetContainer(one.day, one.index, one.container);
        const second = fleetContainer(other.day, other.index, other.container);
        expect(isContainerNumber(first)).toBe(true);
        const isSamePlace =
          one.day === other.day && one.index === other.index && one.container === other.container;
        expect(first === second).toBe(isSamePlace);
      }),
      { numRuns: 1_000 },
    );
  });
});
