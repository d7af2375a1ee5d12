import { describe, expect, test } from 'vitest';
import { faultsOf } from '../../src/compiled-rule-book.ts';
import { predicatesOf } from '../../src/domain/condition.ts';
import { generatedDeclarations } from './generated.ts';
import { profileSet } from './profile-set.ts';

describe('the mixed set', () => {
  const sample = generatedDeclarations(200);
  const profiles = profileSet(sample, 300, 1);
  const questions = profiles.map(({ when }) => predicatesOf(when));

  test('has two to four questions a profile, and three of four ask about the commodity', () => {
    expect(new Set(questions.map((asked) => asked.length))).toEqual(new Set([2, 3, 4]));
    const aboutCommodity = questions.filter((asked) =>
      asked.some(({ field }) => field === 'item.commodityCode'),
    );
    expect(aboutCommodity.length / profiles.length).toBeCloseTo(0.75, 1);
  });

  test('asks one question about a field', () => {
    for (const asked of questions) expect(new Set(asked.map(({ field }) => field)).size).toBe(asked.length);
  });

  test('can be used, and is the same for the same seed', () => {
    expect(faultsOf({ profiles, lists: {} })).toEqual([]);
    expect(profileSet(sample, 300, 1)).toEqual(profiles);
    expect(profileSet(sample, 300, 2)).not.toEqual(profiles);
  });
});
