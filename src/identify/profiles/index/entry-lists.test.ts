import fc from 'fast-check';
import { expect, it } from 'vitest';
import {
  EntryLists,
  type EntryRange,
  type EntryRanges,
  emptyList,
  endOfPart,
  partHead,
} from './entry-lists.ts';

const nought = 2;
const none: EntryRange = { number: nought, low: 0, high: 0 };

type Read = { readonly code: number; readonly ranges: readonly EntryRange[] };

/** What a list holds, read from its parts. */
function readFrom(lists: EntryLists, list: number): readonly Read[] {
  const { parts } = lists;
  const found: Read[] = [];
  for (let head = list, end = endOfPart(parts, head); end > head; head = end, end = endOfPart(parts, end)) {
    const numbers = [parts[head + 1], parts[head + 2]].filter((number) => number !== nought) as number[];
    for (let at = head + partHead; at < end; at += numbers.length * 2 + 1) {
      const ranges = numbers.map((number, place) => ({
        number,
        low: parts[at + place * 2] as number,
        high: parts[at + place * 2 + 1] as number,
      }));
      found.push({ code: parts[at + numbers.length * 2] as number, ranges });
    }
  }
  return found;
}

const range = (number: number): fc.Arbitrary<EntryRange> =>
  fc.record({
    number: fc.constant(number),
    low: fc.constantFrom(Number.NEGATIVE_INFINITY, 0, 1, 2.5),
    high: fc.constantFrom(2.5, 7, Number.POSITIVE_INFINITY),
  });
const ranges: fc.Arbitrary<EntryRanges> = fc.oneof(
  fc.constant([none, none] as const),
  fc.oneof(range(0), range(1)).map((only) => [only, none] as const),
  fc.tuple(range(0), range(1)),
);

const byCode = (reads: readonly Read[]): readonly Read[] => reads.toSorted((a, b) => a.code - b.code);

it('holds in a list the entries it was made of, and has one list for equal ones', () => {
  fc.assert(
    fc.property(
      fc
        .array(ranges, { minLength: 1, maxLength: 30 })
        .chain((all) =>
          fc.tuple(fc.constant(all), fc.array(fc.subarray([...all.keys()]), { maxLength: 30 })),
        ),
      ([all, wanted]) => {
        const lists = new EntryLists(all, Int32Array.from(all.keys()), nought);
        const made = wanted.map((entries) => lists.listOf(entries));
        for (const [place, entries] of wanted.entries()) {
          const list = made[place] as number;
          const expected = entries.map((code) => ({
            code,
            ranges: (all[code] as EntryRanges).filter(({ number }) => number !== nought),
          }));
          expect(byCode(readFrom(lists, list))).toEqual(byCode(expected));
          expect(lists.listOf(entries.toReversed())).toBe(list);
        }
        expect(new Set(made).size).toBe(new Set(wanted.map((entries) => entries.toSorted().join())).size);
        lists.forget();
        for (const entries of wanted.toReversed())
          expect(readFrom(lists, lists.listOf(entries))).toHaveLength(entries.length);
      },
    ),
  );
});

it('tells lists apart whose hashes are equal', () => {
  const count = 300_000;
  const all = Array.from({ length: count }, (): EntryRanges => [none, none]);
  const [one, other] = alike(count);
  const lists = new EntryLists(all, Int32Array.from(all.keys()), nought);
  const made = [one, other].map((entries) => lists.listOf(entries));
  expect(made[0]).not.toBe(made[1]);
  expect(made.map((list) => readFrom(lists, list).map(({ code }) => code))).toEqual([one, other]);
  expect([one, other].map((entries) => lists.listOf(entries))).toEqual(made);
  expect(lists.listOf([])).toBe(emptyList);
});

/** Two pairs of entries to which FNV-1a, a number at a time, gives one hash: their first steps differ in low bits. */
function alike(count: number): readonly [readonly [number, number], readonly [number, number]] {
  const step = (entry: number): number => Math.imul(0x811c9dc5 ^ entry, 0x01000193);
  const firsts = Array.from({ length: count / 2 }, (_, entry) => entry).sort((a, b) => step(a) - step(b));
  for (const [place, first] of firsts.slice(1).entries()) {
    const before = firsts[place] as number;
    const second = count - 1;
    const another = second ^ step(first) ^ step(before);
    if (another > first && another < count && another > before)
      return [
        [first, second],
        [before, another],
      ];
  }
  throw new Error('No two pairs have one hash');
}
