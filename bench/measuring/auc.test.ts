import fc from 'fast-check';
import { expect, it } from 'vitest';
import { areaUnderCurve } from './auc.ts';

it('is the share of pairs that are in order, a tie being half a pair', () => {
  const pairs = fc.array(fc.tuple(fc.integer({ min: 0, max: 6 }), fc.boolean()), {
    minLength: 2,
    maxLength: 30,
  });
  fc.assert(
    fc.property(pairs, (given) => {
      const so = given.filter(([, isSo]) => isSo);
      const others = given.filter(([, isSo]) => !isSo);
      fc.pre(so.length > 0 && others.length > 0);
      let inOrder = 0;
      for (const [one] of so)
        for (const [other] of others) inOrder += one > other ? 1 : one === other ? 0.5 : 0;
      const found = areaUnderCurve(
        given.map(([score]) => score),
        given.map(([, isSo]) => isSo),
      );
      expect(found).toBeCloseTo(inOrder / (so.length * others.length), 12);
    }),
  );
});
