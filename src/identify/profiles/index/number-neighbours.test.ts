import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nextAbove, nextBelow } from './number-neighbours.ts';

const finite = fc.double({ noNaN: true, noDefaultInfinity: true });

describe('the neighbours of a number', () => {
  it('leave no number between', () => {
    fc.assert(
      fc.property(finite, (value) => {
        const below = nextBelow(value);
        expect(below).toBeLessThan(value);
        // Halfway between neighbours is rounded to one of them; halves first, so that nothing overflows.
        expect([below, value]).toContain(below / 2 + value / 2);
      }),
    );
  });

  it.each([
    [1, 1 + Number.EPSILON],
    [0, Number.MIN_VALUE],
    [-0, Number.MIN_VALUE],
    [-Number.MIN_VALUE, -0],
    [Number.MAX_VALUE, Number.POSITIVE_INFINITY],
  ])('above %d stands %d, and below that the first again', (value, above) => {
    expect(nextAbove(value)).toBe(above);
    if (Number.isFinite(above)) expect(nextBelow(above) === value).toBe(true);
  });
});
