import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mostKeptValues, ValueSample } from './value-sample.ts';

const value = fc.oneof(
  { weight: 4, arbitrary: fc.integer({ min: 0, max: 3_000 }) },
  { weight: 1, arbitrary: fc.integer({ min: -100_000, max: 200_000 }) },
);
const values = fc.array(value, { maxLength: 150, size: 'max' });
const someValues = fc.array(value, { minLength: 1, maxLength: 300, size: 'max' });

function sampleOf(given: readonly number[]): ValueSample {
  const sample = new ValueSample();
  for (const value of given) sample.add(value);
  return sample;
}

function merged(...samples: readonly ValueSample[]): ValueSample {
  const all = new ValueSample();
  for (const sample of samples) all.addAll(sample);
  return all;
}

/** By sorting (the seventh definition of Hyndman and Fan). */
function naiveQuantile(given: readonly number[], fraction: number): number {
  const sorted = [...given].sort((a, b) => a - b);
  const rank = fraction * (sorted.length - 1);
  const lower = sorted[Math.floor(rank)]!;
  return lower + (rank - Math.floor(rank)) * (sorted[Math.ceil(rank)]! - lower);
}

describe('merging', () => {
  it('is the same as adding all values, in any order and grouping', () => {
    fc.assert(
      fc.property(values, values, values, (a, b, c) => {
        const together = sampleOf([...c, ...a, ...b]).written();
        const [one, two, three] = [sampleOf(a), sampleOf(b), sampleOf(c)];
        expect(merged(merged(one, two), three).written()).toEqual(together);
        expect(merged(one, merged(three, two)).written()).toEqual(together);
      }),
    );
  });

  it('leaves what was merged as it was', () => {
    const small = sampleOf([3, 1, 2]);
    merged(small, sampleOf([9]));
    expect(small.written()).toEqual([1, 2, 3]);
  });
});

it('is the same when it was written and read', () => {
  fc.assert(
    fc.property(someValues, someValues, (given, more) => {
      const read = ValueSample.from(JSON.parse(JSON.stringify(sampleOf(given).written())));
      expect(read.count).toBe(given.length);
      expect(merged(read, sampleOf(more)).written()).toEqual(sampleOf([...given, ...more]).written());
    }),
  );
});

it('adds a value several times as if it came again and again', () => {
  fc.assert(
    fc.property(values, fc.integer({ min: 1, max: 100 }), (given, times) => {
      const sample = sampleOf(given);
      sample.add(7, times);
      expect(sample.written()).toEqual(sampleOf([...given, ...new Array(times).fill(7)]).written());
    }),
  );
});

describe('quantiles', () => {
  it('are exact while values are kept, and else within half a bin', () => {
    fc.assert(
      fc.property(someValues, fc.constantFrom(0, 0.05, 0.25, 0.5, 0.95, 1), (given, fraction) => {
        const apart = Math.abs(sampleOf(given).quantile(fraction) - naiveQuantile(given, fraction));
        expect(apart).toBeLessThanOrEqual(given.length <= mostKeptValues ? 1e-9 : 160);
      }),
    );
  });

  it('of distances are those of the distances', () => {
    fc.assert(
      fc.property(someValues, fc.integer({ min: -50_000, max: 50_000 }), (given, centre) => {
        const naive = naiveQuantile(
          given.map((value) => Math.abs(value - centre)),
          0.5,
        );
        const apart = Math.abs(sampleOf(given).medianDistance(centre) - naive);
        expect(apart).toBeLessThanOrEqual(given.length <= mostKeptValues ? 1e-9 : 240);
      }),
    );
  });

  it('of values that came evenly are told within 0.8 %', () => {
    const many = Array.from({ length: 10_000 }, (_, index) => index * 3);
    for (const fraction of [0.05, 0.25, 0.5, 0.75, 0.95])
      expect(Math.abs(sampleOf(many).quantile(fraction) - naiveQuantile(many, fraction))).toBeLessThan(80);
  });

  it('there are none of nothing', () => {
    expect(() => new ValueSample().quantile(0.5)).toThrow(RangeError);
  });
});

it('moves all values by whole steps, those in bins by bins', () => {
  fc.assert(
    fc.property(someValues, fc.integer({ min: -50, max: 50 }), (given, bins) => {
      const moved = new ValueSample();
      moved.addAll(sampleOf(given), bins * 160);
      expect(moved.written()).toEqual(sampleOf(given.map((value) => value + bins * 160)).written());
    }),
  );
});
