import fc from 'fast-check';
import { expect, it } from 'vitest';
import { ClassPairs } from './class-pairs.ts';

it('keeps what a map of maps keeps', () => {
  const pair = fc.tuple(fc.nat(300), fc.nat(300));
  fc.assert(
    fc.property(fc.array(pair, { maxLength: 3_000 }), fc.array(pair), (added, asked) => {
      const pairs = new ClassPairs();
      const judge = new Map<string, number>();
      for (const [place, [first, second]] of added.entries()) {
        const key = `${first}/${second}`;
        expect(pairs.get(first, second)).toBe(judge.get(key) ?? -1);
        if (!judge.has(key)) pairs.add(first, second, place);
        judge.set(key, judge.get(key) ?? place);
      }
      expect(pairs.size).toBe(judge.size);
      for (const [first, second] of [...asked, ...added])
        expect(pairs.get(first, second)).toBe(judge.get(`${first}/${second}`) ?? -1);
      pairs.clear();
      expect(pairs.size).toBe(0);
      for (const [first, second] of added) expect(pairs.get(first, second)).toBe(-1);
    }),
    { numRuns: 30 },
  );
});
