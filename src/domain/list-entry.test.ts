import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalList } from './canonical-list.ts';
import { changedList, changesBetween, entryOfKey, keyOfEntry, withoutRepeats } from './list-entry.ts';
import { type DatedValue, datedValueOf, elementOf, type NamedList } from './named-list.ts';

const day = fc.constantFrom('2026-01-01', '2026-02-01', '2026-03-01');
const value = fc.oneof(
  fc.constantFrom('a', 'b', '1', 'n1', 't', 'a\u001f2026-01-01'),
  fc.constantFrom(1, 1.5, -2),
);
const element = fc
  .record({ value, validFrom: day, validTo: day }, { requiredKeys: ['value'] })
  .filter(({ validFrom = '', validTo = '9' }) => validFrom <= validTo)
  .map((entry) => elementOf(entry as DatedValue));
const list: fc.Arbitrary<NamedList> = fc.array(element, { maxLength: 8 });

const isOn = (elements: NamedList, asked: string | number, on: string) =>
  elements
    .map(datedValueOf)
    .some(
      ({ value: each, validFrom = '', validTo = '9' }) => each === asked && validFrom <= on && on <= validTo,
    );

describe('keys', () => {
  it('tell entries apart by value, kind and first day, and can be read back', () => {
    fc.assert(
      fc.property(element, element, (a, b) => {
        const [one, other] = [datedValueOf(a), datedValueOf(b)];
        const isSame = one.value === other.value && one.validFrom === other.validFrom;
        expect(keyOfEntry(one) === keyOfEntry(other)).toBe(isSame);
        const { validTo: _, ...named } = one;
        expect(entryOfKey(keyOfEntry(one))).toEqual(named);
      }),
    );
  });
});

describe('changes', () => {
  it('between two lists make one of the other, and none are made where nothing differs', () => {
    fc.assert(
      fc.property(list.map(withoutRepeats), list.map(withoutRepeats), (before, after) => {
        const changes = changesBetween(before, after);
        expect(canonicalList(changedList(before, changes)).text).toBe(canonicalList(after).text);
        expect(changesBetween(after, after)).toEqual([]);
        const keys = changes.map(({ entry }) => keyOfEntry(entry));
        expect(new Set(keys).size).toBe(keys.length);
      }),
    );
  });
});

describe('a list without repeats', () => {
  it('says of every day what the list said, each value and first day once', () => {
    fc.assert(
      fc.property(
        list,
        value,
        fc.constantFrom('2025-12-31', '2026-01-15', '2026-02-01', '2026-04-01'),
        (all, asked, on) => {
          const once = withoutRepeats(all);
          expect(isOn(once, asked, on)).toBe(isOn(all, asked, on));
          expect(withoutRepeats(once)).toBe(once);
        },
      ),
    );
  });
});

describe('the canonical form', () => {
  it('does not depend on the order, and is its own', () => {
    fc.assert(
      fc.property(list, (elements) => {
        const { elements: ordered, hash, text } = canonicalList(elements);
        expect(canonicalList([...elements].reverse()).hash).toBe(hash);
        expect(canonicalList(JSON.parse(text)).text).toBe(text);
        expect(canonicalList(ordered).elements).toBe(ordered);
      }),
    );
  });

  it.each<[NamedList, string]>([
    [[10, 9, 'b', 'a', '10'], '["10","a","b",9,10]'],
    [
      [{ value: 1, validFrom: '2026-01-01' }, { value: 'x', validTo: '2026-01-01' }, { value: 'y' }, 2],
      '["y",2,{"validTo":"2026-01-01","value":"x"},{"validFrom":"2026-01-01","value":1}]',
    ],
  ])('of %j is %s', (elements, text) => {
    expect(canonicalList(elements).text).toBe(text);
  });
});
