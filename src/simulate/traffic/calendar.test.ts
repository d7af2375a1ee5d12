import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseMoment } from '../../domain/moment.ts';
import { Calendar, dayMs } from './calendar.ts';
import { exampleScenario } from './testing/example-scenario.ts';

const scenario = exampleScenario();
const calendar = new Calendar(scenario, 1);
const first = calendar.day(calendar.startDay);

function lodgedOver(days: number, count: (day: ReturnType<Calendar['day']>) => number): number {
  let sum = 0;
  for (let number = 0; number < days; number++) sum += count(calendar.day(first.number + number));
  return sum;
}

describe('the calendar', () => {
  test('knows the first day', () => {
    expect(first).toMatchObject({ sinceStart: 0, weekday: 0, month: 0, text: '2026-01-05' });
    expect(new Date(calendar.beginningOf(first)).toISOString()).toBe('2026-01-04T19:00:00.000Z');
  });

  test('writes every instant so that it is read back to the second', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 4_102_444_800 }), (second) => {
        const written = calendar.write(second * 1_000);
        expect(parseMoment(written)).toEqual({ moment: written });
        expect(Date.parse(written)).toBe(second * 1_000);
        expect(calendar.dayAt(second * 1_000).text).toBe(written.slice(0, 10));
      }),
    );
  });

  test('gives the lodgements of a day in order, within it, and the same each time', () => {
    const day = calendar.day(first.number + 3);
    const instants = [...calendar.lodgementsOn(day)];
    expect(instants).toEqual([...calendar.lodgementsOn(day)]);
    expect(instants).toEqual([...instants].sort((a, b) => a - b));
    expect(instants[0]).toBeGreaterThanOrEqual(calendar.beginningOf(day));
    expect(instants.at(-1)).toBeLessThan(calendar.beginningOf(day) + dayMs);
    expect([...new Calendar(scenario, 2).lodgementsOn(day)]).not.toEqual(instants);
  });

  test('brings as many as are expected, over a season', () => {
    const expected = lodgedOver(90, (day) => calendar.expectedOn(day));
    const came = lodgedOver(90, (day) => calendar.lodgementsOn(day).length);
    expect(Math.abs(came - expected)).toBeLessThan(4 * Math.sqrt(expected));
  });

  test('follows the weekdays', () => {
    const counts = new Array<number>(7).fill(0);
    // Three weeks of January and February without a feast.
    for (let number = 7; number < 35; number++) {
      const day = calendar.day(first.number + number);
      counts[day.weekday] = (counts[day.weekday] ?? 0) + calendar.lodgementsOn(day).length;
    }
    const total = counts.reduce((sum, count) => sum + count, 0);
    const weights = scenario.arrivals.weekday;
    const allWeights = weights.reduce((sum, weight) => sum + weight, 0);
    for (const [weekday, weight] of weights.entries()) {
      expect(Math.abs((counts[weekday] ?? 0) / total - weight / allWeights)).toBeLessThan(0.01);
    }
  });

  test('follows the hours', () => {
    const hours = new Array<number>(24).fill(0);
    lodgedOver(20, (day) => {
      for (const instant of calendar.lodgementsOn(day)) {
        const hour = Math.floor((instant - calendar.beginningOf(day)) / 3_600_000);
        hours[hour] = (hours[hour] ?? 0) + 1;
      }
      return 0;
    });
    const total = hours.reduce((sum, count) => sum + count, 0);
    const allWeights = scenario.arrivals.hourly.reduce((sum, weight) => sum + weight, 0);
    for (const [hour, weight] of scenario.arrivals.hourly.entries()) {
      expect(Math.abs((hours[hour] ?? 0) / total - weight / allWeights)).toBeLessThan(0.008);
    }
  });

  test('keeps Navruz', () => {
    const eve = calendar.dayAt(Date.parse('2026-03-17T12:00:00+05:00'));
    const feast = calendar.dayAt(Date.parse('2026-03-21T12:00:00+05:00'));
    expect(calendar.expectedOn(feast)).toBeLessThan(0.4 * calendar.expectedOn(eve));
  });
});
