import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isContainerNumber } from '../../domain/container-number.ts';
import { fleetContainer } from './container-fleet.ts';

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
