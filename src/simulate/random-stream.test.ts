import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { RandomStream, streamKey } from './random-stream.ts';

function stream(seed = 1, purpose = 'test', index = 0): RandomStream {
  return new RandomStream(streamKey(seed, purpose), index);
}

function draws<Value>(count: number, draw: () => Value): Value[] {
  return Array.from({ length: count }, draw);
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

describe('a random stream', () => {
  test('begins again at its first number', () => {
    const key = streamKey(7, 'arrivals');
    const first = new RandomStream(key, 3);
    const numbers = draws(5, () => first.word());
    first.normal();
    first.restart(key, 3);
    expect(draws(5, () => first.word())).toEqual(numbers);
  });

  test('gives the numbers it has always given', () => {
    const numbers = stream(42, 'arrivals', 5);
    expect(draws(4, () => numbers.word())).toMatchInlineSnapshot(`
      [
        2842875089,
        3671797992,
        3700065523,
        150753265,
      ]
    `);
  });

  test('differs by seed, purpose and index, also where only high bits of them do', () => {
    const fingerprints = [
      stream(1),
      stream(2),
      stream(1 + 2 ** 32),
      stream(1, 'other'),
      stream(1, 'tset'),
      stream(1, 'test', 1),
      stream(1, 'test', 2 ** 32),
      stream(1, 'test', 2 ** 33),
    ].map((each) => draws(3, () => each.word()).join());
    expect(new Set(fingerprints).size).toBe(fingerprints.length);
  });

  test('spreads evenly, and neighbouring streams have nothing to do with each other', () => {
    const key = streamKey(1, 'cells');
    const cells = new Array<number>(16).fill(0);
    const numbers = new RandomStream(key);
    for (let index = 0; index < 32_000; index++) {
      numbers.restart(key, index);
      const cell = numbers.below(16);
      cells[cell] = (cells[cell] ?? 0) + 1;
    }
    const chiSquare = cells.reduce((sum, count) => sum + (count - 2_000) ** 2 / 2_000, 0);
    // 15 degrees of freedom: 37.7 is passed once in a thousand.
    expect(chiSquare).toBeLessThan(37.7);
  });

  test('stays within the limits asked for', () => {
    fc.assert(
      fc.property(
        fc.integer(),
        fc.integer({ min: 1, max: 1e9 }),
        fc.double({ min: -1e6, max: 1e6, noNaN: true }),
        (seed, limit, low) => {
          const numbers = stream(seed);
          const whole = numbers.below(limit);
          expect(Number.isInteger(whole) && whole >= 0 && whole < limit).toBe(true);
          const between = numbers.between(low, low + 5);
          expect(between >= low && between <= low + 5).toBe(true);
        },
      ),
    );
  });

  test.each([
    { name: 'normal', draw: (numbers: RandomStream) => numbers.normal(), expected: 0, tolerance: 0.03 },
    {
      name: 'normal, squared',
      draw: (numbers: RandomStream) => numbers.normal() ** 2,
      expected: 1,
      tolerance: 0.04,
    },
    {
      name: 'logarithm of lognormal',
      draw: (numbers: RandomStream) => Math.log(numbers.logNormal(10, 0.5)),
      expected: Math.log(10),
      tolerance: 0.02,
    },
    {
      name: 'poisson, small',
      draw: (numbers: RandomStream) => numbers.poisson(3.5),
      expected: 3.5,
      tolerance: 0.06,
    },
    {
      name: 'poisson, large',
      draw: (numbers: RandomStream) => numbers.poisson(400),
      expected: 400,
      tolerance: 0.6,
    },
    {
      name: 'chance',
      draw: (numbers: RandomStream) => Number(numbers.chance(0.2)),
      expected: 0.2,
      tolerance: 0.012,
    },
  ])('has the mean of its distribution: $name', ({ draw, expected, tolerance }) => {
    const numbers = stream(11);
    expect(Math.abs(mean(draws(20_000, () => draw(numbers))) - expected)).toBeLessThan(tolerance);
  });

  test('varies as a Poisson process does', () => {
    const numbers = stream(12);
    const counts = draws(20_000, () => numbers.poisson(50));
    const variance = mean(counts.map((count) => (count - 50) ** 2));
    expect(Math.abs(variance - 50)).toBeLessThan(2.5);
  });

  test('has nothing to pick from nothing', () => {
    expect(() => stream().pick([])).toThrow('nothing to pick');
  });
});
