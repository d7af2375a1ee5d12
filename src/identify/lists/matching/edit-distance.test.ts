import fc from 'fast-check';
import { expect, it } from 'vitest';
import { EditSearch } from '../index/edit-search.ts';
import { KeyPattern } from '../index/near-keys.ts';
import { editDistance } from './edit-distance.ts';

const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), maxLength: 12 });

/** Levenshtein by its definition. */
function naive(a: string, b: string): number {
  if (a === '' || b === '') return a.length + b.length;
  const exchanged = naive(a.slice(1), b.slice(1)) + (a[0] === b[0] ? 0 : 1);
  return a[0] === b[0]
    ? naive(a.slice(1), b.slice(1))
    : Math.min(exchanged, naive(a.slice(1), b) + 1, naive(a, b.slice(1)) + 1);
}

function isSwapped(a: string, b: string): boolean {
  return [...a].some(
    (_, at) => a.slice(0, at) + (a[at + 1] ?? '') + a[at] + a.slice(at + 2) === b && at + 1 < a.length,
  );
}

const short = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), maxLength: 7 });

it('counts as Levenshtein does, and one swap as one edit', () => {
  fc.assert(
    fc.property(short, short, fc.integer({ min: 0, max: 8 }), (a, b, most) => {
      const wanted = a !== b && isSwapped(a, b) && most > 0 ? 1 : naive(a, b);
      expect(editDistance(a, b, most)).toBe(Math.min(wanted, most + 1));
    }),
  );
});

it('a pattern of bits says the same', () => {
  fc.assert(
    fc.property(word, word, fc.integer({ min: 0, max: 4 }), (a, b, most) => {
      const exact = editDistance(a, b, 12);
      if (exact === 1 && isSwapped(a, b)) return;
      expect(new KeyPattern(a).isWithin(b, most)).toBe(exact <= most);
    }),
  );
});

it('keys of any length can be compared', () => {
  const key = 'abcdefghij'.repeat(4);
  expect(new KeyPattern(key).isWithin(`${key.slice(1)}`, 1)).toBe(true);
  expect(new KeyPattern(key.slice(0, 32)).isWithin(key.slice(0, 31), 1)).toBe(true);
  expect(new KeyPattern(key.slice(0, 32)).isWithin(key.slice(0, 30), 1)).toBe(false);
});

it('a search by pieces loses no key within the edits that both bear', () => {
  const borne = fc.tuple(word, fc.integer({ min: 0, max: 3 }));
  fc.assert(
    fc.property(fc.array(borne, { maxLength: 30 }), borne, (keys, [wanted, edits]) => {
      const search = new EditSearch<string>();
      for (const [key, most] of keys) search.add(key, most, key);
      const told = new Set<string>();
      search.search(wanted, edits, (key) => told.add(key));
      for (const [key, most] of keys) {
        const allowed = Math.min(most, edits, key.length - 1, wanted.length - 1);
        if (allowed < 1 || key === wanted || isSwapped(key, wanted)) continue;
        if (editDistance(key, wanted, allowed) <= allowed) expect(told).toContain(key);
      }
    }),
    { numRuns: 1_000 },
  );
});
