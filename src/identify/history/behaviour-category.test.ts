import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Behaviour, categoryOf } from './behaviour-category.ts';
import { type Bucket, emptyRecord } from './history-record.ts';
import { monthOf } from './spans.ts';

const at = Date.parse('2026-07-15T00:00:00Z') / 1_000;
const running = monthOf(at);
const monthsAgo = (months: number) => at - months * 30.44 * 86_400;
const everybody = { inspected: 1_000, violations: 50 };

/** Months before the running one, the last first: declarations, inspected, violations. */
function months(...tallies: readonly (readonly number[])[]): readonly Bucket[] {
  return tallies.map((some, place) => ({ at: running - 1 - place, tallies: some })).toReversed();
}

function behaviour(changes: Partial<Behaviour['party']>, more: Partial<Behaviour> = {}): Behaviour {
  return { party: { ...emptyRecord, firsts: [monthsAgo(12)], ...changes }, everybody, ...more };
}

const regular = Array.from({ length: 12 }, () => [4, 0, 0]);
/** Three months with residual codes and at night, and six before without. */
const turned = months(...Array.from({ length: 9 }, (_, ago) => (ago < 3 ? [10, 8, 20, 12] : [10, 0, 20, 0])));

describe('the category of a party', () => {
  it.each<readonly [string, Behaviour, string, readonly string[]]>([
    ['unknown so far', behaviour({ firsts: [] }), 'medium', ['unknown']],
    ['first seen this month', behaviour({ firsts: [at] }), 'medium', ['unknown']],
    ['young', behaviour({ firsts: [monthsAgo(3)], months: months([4]) }), 'low', ['young']],
    ['regular', behaviour({ months: months(...regular) }), 'low', []],
    ['long known', behaviour({ firsts: [monthsAgo(40)], months: months(...regular) }), 'low', ['long-known']],
    ['clean', behaviour({ months: months([4, 12, 0], ...regular) }), 'low', ['clean-inspections']],
    ['caught once', behaviour({ months: months([4, 5, 1]) }), 'medium', ['violations']],
    [
      'caught again and again',
      behaviour({ months: months([4, 5, 3]) }),
      'high',
      ['repeated-violations', 'violation-rate'],
    ],
    ['caught this month', behaviour({ months: [{ at: running, tallies: [4, 5, 3] }] }), 'low', []],
    ['dormant', behaviour({ firsts: [monthsAgo(20)] }), 'medium', ['dormant']],
    ['suddenly busy', behaviour({ months: months([20], [4], [5]) }), 'low', ['burst']],
    [
      'turned to residual codes, by night',
      behaviour({ months: months(...regular) }, { habits: { ...emptyRecord, months: turned } }),
      'medium',
      ['residual-codes', 'night'],
    ],
  ])('that is %s', (_, given, category, reasons) => {
    const told = categoryOf(given, at);
    expect(told.reasons.map(({ id }) => id)).toEqual(reasons);
    expect(told.category).toBe(category);
  });

  it.each<readonly [string, Behaviour, readonly string[]]>([
    [
      'one',
      behaviour({ firsts: [monthsAgo(1)], months: months([1, 1, 1]) }),
      ['1 violation in 1 inspection of 24 months', 'first seen 1 month ago'],
    ],
    [
      'several',
      behaviour({ firsts: [monthsAgo(3)], months: months([4, 40, 2]) }),
      ['2 violations in 40 inspections of 24 months', 'first seen 3 months ago'],
    ],
  ])('tells of %s in the words for it', (_, given, texts) => {
    expect(categoryOf(given, at).reasons.map(({ text }) => text)).toEqual(texts);
  });

  it('does not move within a month', () => {
    const bucket = fc.record({
      at: fc.integer({ min: running - 24, max: running - 1 }),
      tallies: fc.tuple(fc.nat(20), fc.nat(20), fc.nat(3)),
    });
    const later = fc.record({
      at: fc.constant(running),
      tallies: fc.tuple(fc.nat(500), fc.nat(50), fc.nat(9)),
    });
    fc.assert(
      fc.property(fc.array(bucket), later, fc.integer({ min: 1, max: 31 }), (before, now, day) => {
        const past = before.sort((a, b) => a.at - b.at);
        const start = Date.parse('2026-07-01T00:00:00Z') / 1_000;
        const then = Date.parse(`2026-07-${String(day).padStart(2, '0')}T12:00:00Z`) / 1_000;
        expect(categoryOf(behaviour({ months: [...past, now] }), then)).toEqual(
          categoryOf(behaviour({ months: past }), start),
        );
      }),
    );
  });
});
