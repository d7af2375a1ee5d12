import fc from 'fast-check';
import { expect, test } from 'vitest';
import { RandomStream, streamKey } from '../random-stream.ts';
import { exampleScenario } from './testing/example-scenario.ts';
import { Register } from './trader.ts';

test('a number tells the day it was given on, whoever it was given to', () => {
  const register = new Register('UZ', 50);
  const days = fc.integer({ min: -7_300, max: 2_000 });
  const hours = fc.integer({ min: 0, max: 23 });
  fc.assert(
    fc.property(days, hours, fc.nat(49), (day, hour, index) => {
      expect(register.registeredDayOf(register.numberOf(index, day + hour / 24))).toBe(day);
    }),
  );
});

test('so does that of a newcomer', () => {
  const register = new Register('UZ', 50);
  const [region] = exampleScenario().regions;
  if (region === undefined) throw new Error('A scenario has a region');
  for (let index = 0; index < 200; index++) {
    const stream = new RandomStream(streamKey(1, 'newcomers'), index);
    const { id } = register.newcomer(17.5, region, stream);
    expect(register.registeredDayOf(id as never)).toBe(17);
  }
});
