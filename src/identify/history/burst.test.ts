import { describe, expect, it } from 'vitest';
import { ageClassOf, burstOf, completedWeek } from './burst.ts';
import { emptyRecord, type TextCount } from './history-record.ts';

const day = 86_400;

describe('a burst', () => {
  // Forty-five weeks of parties in their first week: most declare once or twice.
  const cohort: readonly TextCount[] = [
    ['0 1', 25],
    ['0 2', 15],
    ['0 4', 5],
    ['1 9', 100],
  ];

  it('is told against others known as long, in deviations of the root', () => {
    // Median of the roots is 1, the median deviation 0 of half of them, so the spread is the half that is the least.
    expect(burstOf(1, 0, cohort, 20)).toBe(0);
    expect(burstOf(16, 0, cohort, 20)).toBe((4 - 1) / 0.5);
    expect(burstOf(9, 1, cohort, 20)).toBeLessThan(1);
  });

  it('is hidden neither by a few bursts among the others nor by their size', () => {
    const contaminated: readonly TextCount[] = [...cohort, ['0 28', 5]];
    expect(burstOf(16, 0, contaminated, 20)).toBe(burstOf(16, 0, cohort, 20));
  });

  it('is not told where too few are known', () => {
    expect(burstOf(16, 0, cohort, 46)).toBeUndefined();
    expect(burstOf(16, 3, cohort, 20)).toBeUndefined();
  });

  it.each([
    [0, 0],
    [3, 3],
    [4, 4],
    [7, 4],
    [8, 5],
    [63, 7],
    [64, 8],
    [900, 8],
  ])('in week %i is told against class %i', (weeks, ageClass) => {
    expect(ageClassOf(weeks)).toBe(ageClass);
  });
});

describe('a week of a party', () => {
  const first = 20_000 * day;
  const party = {
    ...emptyRecord,
    firsts: [first],
    lasts: [first + 9 * day],
    days: [
      { at: 20_000, tallies: [4] },
      { at: 20_007, tallies: [2] },
      { at: 20_009, tallies: [1] },
    ],
  };

  it('is over when it declares in a later one', () => {
    expect(completedWeek(party, first + 13 * day)).toBeUndefined();
    expect(completedWeek(party, first + 14 * day)).toBe('1 3');
    expect(completedWeek(party, first + 400 * day)).toBe('1 3');
    expect(completedWeek(emptyRecord, first)).toBeUndefined();
  });
});
