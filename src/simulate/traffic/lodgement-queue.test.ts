import fc from 'fast-check';
import { expect, test } from 'vitest';
import { LodgementQueue } from './lodgement-queue.ts';

test('things come back by time, and at one instant in the order they came', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 20 }), { maxLength: 60 }), (instants) => {
      const queue = new LodgementQueue<readonly [number, number]>();
      for (const [order, at] of instants.entries()) queue.add(at, [at, order]);
      const expected = [...instants.entries()]
        .map(([order, at]) => [at, order])
        .sort((a, b) => a[0]! - b[0]! || a[1]! - b[1]!);
      const taken = instants.map(() => {
        const at = queue.nextAt;
        const thing = queue.take();
        expect(thing?.[0]).toBe(at);
        return thing;
      });
      expect(taken).toEqual(expected);
      expect(queue.size).toBe(0);
      expect(queue.nextAt).toBe(Infinity);
      expect(queue.take()).toBeUndefined();
    }),
  );
});
