import { expect, test } from 'vitest';
import type { RuleBook } from './rule-book.ts';
import { ruleBookChanges, ruleBookDifference } from './rule-book-difference.ts';
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
  expect(ruleBookDifference(before, after)).toEqual({
    added: ['D'],
    removed: ['A'],
    changed: [{ id: 'C', differences: [expect.objectContaining({ path: '/name', after: 'Another' })] }],
    lists: [
      { name: 'come', added: ['y'], removed: [] },
      { name: 'gone', added: [], removed: ['x'] },
      { name: 'grown', added: ['3'], removed: ['1'] },
    ],
    settings: [{ path: '/baseLikelihood', before: 0, after: 0.1, text: 'baseLikelihood: 0 became 0.1' }],
  });
  expect(ruleBookChanges(before, after)).toEqual({
    added: 1,
    removed: 1,
    changed: 1,
    lists: 3,
    settings: true,
  });
});

test('a rule book does not differ from itself written another way', () => {
  const copy = structuredClone({ ...before, profiles: [...before.profiles].reverse() });
  expect(ruleBookDifference(before, copy)).toEqual({
    added: [],
    removed: [],
    changed: [],
    lists: [],
    settings: [],
  });
  expect(ruleBookChanges(before, copy)).toEqual({
    added: 0,
    removed: 0,
    changed: 0,
    lists: 0,
    settings: false,
  });
});
