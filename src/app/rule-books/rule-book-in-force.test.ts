import { expect, test } from 'vitest';
import { compileRuleBook } from '../../compiled-rule-book.ts';
import { defaultSettings } from '../../domain/settings.ts';
import { freshRuleBook, RuleBookInForce } from './rule-book-in-force.ts';

const other = compileRuleBook({ profiles: [], lists: { watched: ['T-1'] }, settings: defaultSettings });

test('whoever asks for what is in force gets what was in force when it asked, whatever is under way', async () => {
  let inForce = freshRuleBook;
  let answer = (): void => {};
  const ruleBook = new RuleBookInForce({
    // Says what is in force when it is asked, and says it late.
    hashInForce: () => {
      const { hash } = inForce;
      return new Promise((resolve) => {
        answer = () => resolve(hash);
      });
    },
    inForce: async () => undefined,
    find: async () => inForce.ruleBook,
  });
  const early = ruleBook.refresh();
  await Promise.resolve();
  inForce = other;
  const late = ruleBook.refresh();
  answer();
  await early;
  await new Promise(setImmediate);
  answer();
  await late;
  expect(ruleBook.current.hash).toBe(other.hash);
});

test('a store that fails once is asked again', async () => {
  let times = 0;
  const ruleBook = new RuleBookInForce({
    hashInForce: async () => {
      times += 1;
      if (times === 1) throw new Error('gone');
      return other.hash;
    },
    inForce: async () => undefined,
    find: async () => other.ruleBook,
  });
  await expect(ruleBook.refresh()).rejects.toThrow('gone');
  await ruleBook.refresh();
  expect(ruleBook.current.hash).toBe(other.hash);
});
