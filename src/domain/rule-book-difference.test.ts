import { expect, test } from 'vitest';
import type { RuleBook } from './rule-book.ts';
import { ruleBookChanges } from './rule-book-difference.ts';
import { defaultSettings } from './settings.ts';
import { aProfile } from './testing/a-profile.ts';

const before: RuleBook = {
  profiles: [aProfile({ id: 'A' }), aProfile({ id: 'B' }), aProfile({ id: 'C' })],
  lists: { gone: ['x'], kept: ['1'], grown: ['1', '2'] },
  settings: defaultSettings,
};
const after: RuleBook = {
  profiles: [aProfile({ id: 'D' }), aProfile({ id: 'C', name: 'Another' }), aProfile({ id: 'B' })],
  lists: { kept: ['1'], grown: ['2', '3'], come: ['y'] },
  settings: { ...defaultSettings, baseLikelihood: 0.1 },
};

test('two rule books differ by profiles that came, went and changed, by lists and by settings', () => {
  expect(ruleBookChanges(before, after)).toEqual({
    added: 1,
    removed: 1,
    changed: 1,
    lists: 3,
    settings: true,
  });
});

test('a rule book does not differ from itself written another way', () => {
  const { grown: _, ...others } = before.lists;
  const copy = structuredClone({
    ...before,
    profiles: [...before.profiles].reverse(),
    lists: { grown: ['2', '1'], ...others },
  });
  expect(ruleBookChanges(before, copy)).toEqual({
    added: 0,
    removed: 0,
    changed: 0,
    lists: 0,
    settings: false,
  });
});

test('a list that came or went is told, though nothing is on it', () => {
  const { kept: _, ...others } = before.lists;
  const empty = { ...before, lists: { ...before.lists, none: [] } };
  expect([ruleBookChanges(before, empty).lists, ruleBookChanges(empty, before).lists]).toEqual([1, 1]);
  expect(ruleBookChanges(before, { ...before, lists: others }).lists).toBe(1);
});
