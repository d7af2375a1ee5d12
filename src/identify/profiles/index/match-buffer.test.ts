import fc from 'fast-check';
import { expect, it } from 'vitest';
import { MatchBuffer } from './match-buffer.ts';

const pair = fc.tuple(fc.nat(100_000), fc.integer({ min: -1, max: 9_998 }));

it('keeps each pair once, in order', () => {
  const buffer = new MatchBuffer();
  fc.assert(
    fc.property(fc.array(pair, { maxLength: 400 }), (pairs) => {
      buffer.clear();
      for (const [profile, place] of [...pairs, ...pairs]) buffer.add(profile, place);
      buffer.settle();
      const kept = Array.from({ length: buffer.length }, (_, index) => [
        buffer.profileAt(index),
        buffer.placeAt(index),
      ]);
      const wanted = [...new Map(pairs.map((each) => [String(each), each])).values()];
      expect(kept).toEqual(wanted.sort(([a, x], [b, y]) => a - b || x - y));
    }),
  );
});
