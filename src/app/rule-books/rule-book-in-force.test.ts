import { expect, test } from 'vitest';
import { compileRuleBook } from '../../compiled-rule-book.ts';
import { defaultSettings } from '../../domain/settings.ts';
import { screeningList } from '../../identify/screening/screened-list.ts';
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

test('screened lists are ready before a rule book is taken, with pauses, and once', async () => {
  const watched = Array.from({ length: 1_000 }, (_, place) => ({
    value: `W-${place}`,
    name: `Party ${String.fromCharCode(97 + (place % 26))} ${place}`,
  }));
  const isReady = (list: readonly object[]) => screeningList(list as typeof watched).next().done === true;
  const settings = { ...defaultSettings, knowledge: { screenedLists: ['watched', 'not-there'] } };
  let inForce = compileRuleBook({ profiles: [], lists: { watched }, settings });
  const ruleBook = new RuleBookInForce({
    hashInForce: async () => inForce.hash,
    inForce: async () => undefined,
    // As it is read from a store: of no object that was there before.
    find: async () => structuredClone(inForce.ruleBook),
  });
  const refreshing = ruleBook.refresh();
  let turns = 0;
  const taken = () => ruleBook.current.hash === inForce.hash;
  while (!taken()) {
    turns += 1;
    await new Promise(setImmediate);
  }
  await refreshing;
  expect(turns).toBeGreaterThan(4);
  expect(isReady(ruleBook.current.ruleBook.lists.watched as readonly object[])).toBe(true);
  inForce = compileRuleBook({ ...inForce.ruleBook, settings: { ...settings, baseLikelihood: 0.1 } });
  expect(isReady(structuredClone(watched))).toBe(true);
  expect(isReady([...watched, { value: 'W', name: 'One more' }])).toBe(false);
});
