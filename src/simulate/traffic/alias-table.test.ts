import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { RandomStream, streamKey } from '../random-stream.ts';
import { AliasTable, WeightedChoice, zipfWeights } from './alias-table.ts';

const key = streamKey(1, 'alias');

describe('an alias table', () => {
  test('draws in proportion to the weights', () => {
    const weights = [1, 0, 5, 2.5, 0.5, 11];
    const table = new AliasTable(weights);
    const stream = new RandomStream(key);
    const counts = new Array<number>(weights.length).fill(0);
    const draws = 60_000;
    for (let index = 0; index < draws; index++) {
      const drawn = table.draw(stream);
      counts[drawn] = (counts[drawn] ?? 0) + 1;
    }
    for (const [index, weight] of weights.entries()) {
      expect(Math.abs((counts[index] ?? 0) / draws - weight / 20)).toBeLessThan(0.008);
    }
  });

  test('never draws what has no weight', () => {
    const weights = fc.array(fc.oneof(fc.constant(0), fc.double({ min: 1e-6, max: 1e6, noNaN: true })), {
      minLength: 1,
      maxLength: 30,
    });
    fc.assert(
      fc.property(weights, fc.integer(), (drawable, seed) => {
        fc.pre(drawable.some((weight) => weight > 0));
        const table = new AliasTable(drawable);
        const stream = new RandomStream(streamKey(seed, 'alias'));
        for (let draw = 0; draw < 50; draw++) expect(drawable[table.draw(stream)]).toBeGreaterThan(0);
      }),
    );
  });

  test.each([[[]], [[0, 0]], [[1, -1]], [[Number.NaN]]])('refuses %j', (weights) => {
    expect(() => new AliasTable(weights)).toThrow(RangeError);
  });

  test('serves values as it serves indexes', () => {
    const choice = new WeightedChoice([
      ['never', 0],
      ['always', 3],
    ]);
    expect(choice.draw(new RandomStream(key))).toBe('always');
  });
});

test('Zipf weights fall with the power of the rank', () => {
  const weights = zipfWeights(100, 0.75);
  expect(weights).toHaveLength(100);
  expect((weights[0] ?? 0) / (weights[15] ?? 1)).toBeCloseTo(16 ** 0.75);
});
