import { expect, test } from 'vitest';
import type { Condition } from '../../domain/condition.ts';
import type { RuleBook } from '../../domain/rule-book.ts';
import { defaultSettings } from '../../domain/settings.ts';
import { aProfile } from '../../domain/testing/a-profile.ts';
import { compareRuleBooks, mostCompared } from './compare-rule-books.ts';

const before: RuleBook = {
  profiles: [aProfile({ id: 'A' }), aProfile({ id: 'B' }), aProfile({ id: 'C' })],
  lists: { gone: ['x'], kept: ['1'], grown: ['1', '2'] },
  settings: defaultSettings,
};
const nothing = { added: [], removed: [], changed: [], moreChanged: 0, lists: [], settings: [] };

test('tells profiles that came, went and changed, lists and settings', async () => {
  const after: RuleBook = {
    profiles: [aProfile({ id: 'D' }), aProfile({ id: 'C', name: 'Another' }), aProfile({ id: 'B' })],
    lists: { kept: ['1'], grown: ['2', '3'], come: ['y'] },
    settings: { ...defaultSettings, baseLikelihood: 0.1 },
  };
  const all = { moreAdded: 0, moreRemoved: 0 };
  expect(await compareRuleBooks(before, after)).toEqual({
    added: ['D'],
    removed: ['A'],
    changed: [{ id: 'C', differences: [expect.objectContaining({ path: '/name', after: 'Another' })] }],
    moreChanged: 0,
    lists: [
      { name: 'come', added: ['y'], removed: [], ...all },
      { name: 'gone', added: [], removed: ['x'], ...all },
      { name: 'grown', added: ['3'], removed: ['1'], ...all },
    ],
    settings: [{ path: '/baseLikelihood', before: 0, after: 0.1, text: 'baseLikelihood: 0 became 0.1' }],
  });
});

test('tells nothing of a rule book written another way', async () => {
  const copy = structuredClone({ ...before, profiles: [...before.profiles].reverse() });
  expect(await compareRuleBooks(before, copy)).toEqual(nothing);
});

test('tells of very many changes the first, and how many more there are', async () => {
  const many = mostCompared + 3;
  const numbers = Array.from({ length: many }, (_, index) => index);
  const book = (name: string): RuleBook => ({
    profiles: numbers.map((index) => aProfile({ id: `P-${index}`, name })),
    lists: { long: numbers.map((index) => `${name}${index}`) },
    settings: defaultSettings,
  });
  const told = await compareRuleBooks(book('a'), book('b'));
  expect([told.changed.length, told.moreChanged]).toEqual([mostCompared, 3]);
  expect(told.lists.map(({ added, moreAdded }) => [added.length, moreAdded])).toEqual([[mostCompared, 3]]);
  expect(told.lists.map(({ removed, moreRemoved }) => [removed.length, moreRemoved])).toEqual([
    [mostCompared, 3],
  ]);
});

test('lets others have their turn after each profile', async () => {
  const asking = (value: string): Condition => ({ field: 'office', op: 'eq', value });
  const book = (value: string): RuleBook => ({
    ...before,
    profiles: ['A', 'B', 'C'].map((id) => aProfile({ id, when: asking(value) })),
  });
  let turns = 0;
  let isOver = false;
  const take = (): void => {
    turns += 1;
    if (!isOver) setImmediate(take);
  };
  setImmediate(take);
  await compareRuleBooks(book('1'), book('2'));
  isOver = true;
  expect(turns).toBeGreaterThanOrEqual(3);
});
