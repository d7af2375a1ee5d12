import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalList } from './canonical-list.ts';
import { changedList, changesBetween, entryOfKey, keyOfEntry, withoutRepeats } from './list-entry.ts';
import { elementOf, type ListRow, type NamedList, rowOf } from './named-list.ts';

const day = fc.constantFrom('2026-01-01', '2026-02-01', '2026-03-01');
const value = fc.oneof(
  fc.constantFrom('a', 'b', '1', 'n1', 't', 'a\u001f2026-01-01'),
  fc.constantFrom(1, 1.5, -2),
);
const details = {
  name: fc.constantFrom('ACME', 'Acme Ltd'),
  country: fc.constantFrom('TR', 'CN'),
  identifiers: fc.constantFrom(['1'], ['1', '2']),
  is: fc.constantFrom(1, '1'),
};
const element = fc
  .oneof(
    fc.record({ value, validFrom: day, validTo: day }, { requiredKeys: ['value'] }),
    fc.record({ value, validFrom: day, validTo: day, ...details }, { requiredKeys: ['value'] }),
  )
  .filter(({ validFrom = '', validTo = '9' }) => validFrom <= validTo)
  .map((entry) => elementOf(entry as ListRow));
const list: fc.Arbitrary<NamedList> = fc.array(element, { maxLength: 8 });

const isOn = (elements: NamedList, asked: string | number, on: string) =>
  elements
    .map(rowOf)
    .some(
      ({ value: each, validFrom = '', validTo = '9' }) => each === asked && validFrom <= on && on <= validTo,
    );

describe('keys', () => {
  it('tell entries apart by value, kind and first day, and can be read back', () => {
    fc.assert(
      fc.property(element, element, (a, b) => {
        const [one, other] = [rowOf(a), rowOf(b)];
        const isSame = one.value === other.value && one.validFrom === other.validFrom;
        expect(keyOfEntry(one) === keyOfEntry(other)).toBe(isSame);
        const { value: named, validFrom } = one;
        expect(entryOfKey(keyOfEntry(one))).toEqual({
          value: named,
          ...(validFrom !== undefined && { validFrom }),
        });
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

it('a detail that became another is a change, and one that stayed is none', () => {
  const before = [{ value: 'a', is: 1 }, { value: 'b', is: 1 }, 'c', { value: 'd', name: 'D' }];
  const after = [{ value: 'a', is: 2 }, { is: 1, value: 'b' }, { value: 'c', name: 'C' }, 'd'];
  expect(changesBetween(before, after)).toEqual([
    { kind: 'put', entry: { value: 'a', is: 2 } },
    { kind: 'put', entry: { value: 'c', name: 'C' } },
    { kind: 'put', entry: { value: 'd' } },
  ]);
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
    [
      [
        { value: 'x', names: ['b', 'a'], name: 'X', identifiers: ['1'], country: 'TR' },
        { validTo: '2026-01-01', value: 'k|2', is: 5 },
        { is: 'a', value: 'k|1' },
        'z',
      ],
      '["z",{"is":"a","value":"k|1"},{"is":5,"validTo":"2026-01-01","value":"k|2"},' +
        '{"country":"TR","identifiers":["1"],"name":"X","names":["b","a"],"value":"x"}]',
    ],
  ])('of %j is %s', (elements, text) => {
    expect(canonicalList(elements).text).toBe(text);
  });
});
