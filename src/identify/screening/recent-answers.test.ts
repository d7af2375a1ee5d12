import fc from 'fast-check';
import { expect, it } from 'vitest';
import { RecentAnswers } from './recent-answers.ts';

it('forgets what was asked longest ago, and what weighs more than all may', () => {
  const answers = new RecentAnswers<string>(3);
  answers.remember('a', 'A', 1);
  answers.remember('b', 'B', 2);
  expect(answers.get('a')).toBe('A');
  answers.remember('c', 'C', 1);
  expect([answers.get('a'), answers.get('b'), answers.get('c')]).toEqual(['A', undefined, 'C']);
  answers.remember('d', 'D', 4);
  expect([answers.get('d'), answers.get('a'), answers.get('c')]).toEqual([undefined, 'A', 'C']);
});

it('remembers no more than it may, and nothing wrong', () => {
  const step = fc.tuple(fc.nat(9), fc.integer({ min: 1, max: 4 }));
  fc.assert(
    fc.property(fc.array(step), (steps) => {
      const answers = new RecentAnswers<number>(8);
      const weights = new Map<number, number>();
      for (const [question, weight] of steps) {
        const found = answers.get(String(question));
        if (found !== undefined) expect(found).toBe(weights.get(question));
        else {
          answers.remember(String(question), weight, weight);
          weights.set(question, weight);
        }
      }
      const held = Array.from({ length: 10 }, (_, question) => answers.get(String(question)) ?? 0);
      expect(held.reduce((sum, weight) => sum + weight, 0)).toBeLessThanOrEqual(8);
    }),
  );
});
