import { expect, it } from 'vitest';
import { conditionOf, placeNameOf } from './difference-place.ts';

it.each([
  ['/name', 'profile.name'],
  ['/then/lane', 'lanes.lane'],
  ['/when', 'criterion.title'],
  ['/when/all/2', 'criterion.title'],
  ['/whenever', undefined],
  ['/constructor', undefined],
])('%s is called %s', (path, name) => {
  expect(placeNameOf(path)).toBe(name);
});

it.each([
  ['/when/all/0', { field: 'office', op: 'eq', value: '26001' }, true],
  ['/when', { all: [] }, true],
  ['/when/not', { not: { any: [] } }, true],
  ['/when/all/0', ['CN'], false],
  ['/when/all/0', null, false],
  ['/then', { field: 'x', op: 'eq', value: 1 }, false],
])('at %s %o is a condition: %s', (path, value, is) => {
  expect(conditionOf(path, value) !== undefined).toBe(is);
});
