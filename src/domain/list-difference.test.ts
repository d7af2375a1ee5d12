import fc from 'fast-check';
import { expect, test } from 'vitest';
import { canonicalJson } from './canonical-json.ts';
import { canonicalList, isSameList, type ListElement } from './canonical-list.ts';
import { listDifference } from './list-difference.ts';
import { elementOf } from './named-list.ts';

const value = fc.oneof(fc.constantFrom('a', 'b', '1'), fc.constantFrom(1, 2, 10));
const day = fc.constantFrom(undefined, '2026-01-01', '2026-06-30');
const element = fc.oneof(
  value,
  fc
    .record({ value, validFrom: day, validTo: day, is: fc.constantFrom(undefined, undefined, 1, '1') })
    .map((dated) =>
      elementOf({
        value: dated.value,
        ...(dated.validFrom !== undefined && { validFrom: dated.validFrom }),
        ...(dated.is !== undefined && { is: dated.is }),
        ...(dated.validTo !== undefined && { validTo: dated.validTo }),
      }),
    ),
);
const list = fc.array(element, { maxLength: 12 });
const texts = (elements: readonly ListElement[]) => elements.map(canonicalJson).sort();

/** What only the first of two lists has, once each. */
function only(a: readonly ListElement[], b: readonly ListElement[]): readonly string[] {
  return [...new Set(texts(a))].filter((text) => !texts(b).includes(text));
}

test('tells what came and what went, in whatever order lists are written', () => {
  fc.assert(
    fc.property(list, list, (before, after) => {
      const { added, removed } = listDifference(before, after, 100);
      expect([texts(added.first), added.more]).toEqual([only(after, before), 0]);
      expect([texts(removed.first), removed.more]).toEqual([only(before, after), 0]);
      expect(added.first).toEqual(canonicalList(added.first).elements);
      expect(isSameList(before, [...before].reverse())).toBe(true);
    }),
  );
});

test('tells so many, and how many more there are', () => {
  const before = ['a', 'b', 'c'];
  const after = ['d', 'c', 3, 2, { value: 1, validTo: '2026-01-01' }];
  expect(listDifference(before, after, 2)).toEqual({
    added: { first: ['d', 2], more: 2 },
    removed: { first: ['a', 'b'], more: 0 },
  });
});
