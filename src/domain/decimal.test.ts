import Big from 'big.js';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type DecimalText,
  decimalOf,
  decimalOfNumber,
  decimalText,
  plus,
  roundedText,
  times,
} from './decimal.ts';

const digits = fc.stringMatching(/^(?:0|[1-9]\d{0,23})(?:\.\d{1,20})?$/);
const texts = fc
  .tuple(fc.constantFrom('', '-'), digits)
  .map(([sign, each]) => `${sign}${each}` as DecimalText);
const numbers = fc.oneof(
  fc.double({ noNaN: true, noDefaultInfinity: true }),
  fc.integer(),
  fc.constantFrom(0.1, 1e-7, 1e21, 1.5e300, 5e-324, 12.5),
);

/** Big.js keeps a minus before nothing; we do not. */
const withoutMinusZero = (text: string): string => (/^-0(?:\.0+)?$/.test(text) ? text.slice(1) : text);

describe('agrees with a library that keeps digits in a list', () => {
  it('on text, sums and products', () => {
    fc.assert(
      fc.property(texts, texts, (a, b) => {
        const [left, right] = [decimalOf(a), decimalOf(b)];
        expect(decimalText(left)).toBe(withoutMinusZero(new Big(a).toFixed()));
        expect(decimalText(plus(left, right))).toBe(withoutMinusZero(new Big(a).plus(b).toFixed()));
        expect(decimalText(times(left, right))).toBe(withoutMinusZero(new Big(a).times(b).toFixed()));
      }),
    );
  });

  it('on numbers', () => {
    fc.assert(
      fc.property(numbers, (value) => {
        expect(decimalText(decimalOfNumber(value))).toBe(withoutMinusZero(new Big(value).toFixed()));
      }),
    );
  });

  it('on rounding', () => {
    fc.assert(
      fc.property(texts, fc.nat(6), (text, places) => {
        const expected = new Big(text).toFixed(places, Big.roundHalfEven);
        expect(roundedText(decimalOf(text), places)).toBe(withoutMinusZero(expected));
      }),
    );
  });

  it('on halves, which chance seldom hits', () => {
    fc.assert(
      fc.property(fc.integer({ min: -1_000, max: 1_000 }), fc.nat(3), (thousandths, places) => {
        const text = new Big(thousandths * 5).div(1_000).toFixed(3) as DecimalText;
        const expected = new Big(text).toFixed(places, Big.roundHalfEven);
        expect(roundedText(decimalOf(text), places)).toBe(withoutMinusZero(expected));
      }),
    );
  });
});
