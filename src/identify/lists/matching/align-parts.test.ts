import fc from 'fast-check';
import { expect, it } from 'vitest';
import { NameWords } from '../reading/name-word.ts';
import { joinsOf, readName } from '../reading/read-name.ts';
import { type Alignment, alignParts } from './align-parts.ts';
import { judgeWords } from './judge-words.ts';

const words = new NameWords();
const judgeOf = (word: Parameters<typeof judgeWords>[0]) => (other: Parameters<typeof judgeWords>[1]) =>
  judgeWords(word, other);
const gain = (alignments: readonly Alignment[]): number =>
  alignments.reduce((sum, { similarity, weight }) => sum + similarity * similarity * weight, 0);

/** The most that any choice of the pairs of single words gains. */
function best(pairs: readonly Alignment[], query = 0, entry = 0): number {
  const [first, ...others] = pairs;
  if (first === undefined) return 0;
  const without = best(others, query, entry);
  if ((query & first.query) !== 0 || (entry & first.entry) !== 0) return without;
  return Math.max(without, gain([first]) + best(others, query | first.query, entry | first.entry));
}

const name = fc
  .array(fc.constantFrom('karim', 'karimov', 'karima', 'k', 'olim', 'olima', 'kari', 'mov'), {
    minLength: 1,
    maxLength: 4,
  })
  .map((parts) => parts.join(' '));

it('no choice of pairs agrees more, and no part is used twice', () => {
  fc.assert(
    fc.property(name, name, (one, other) => {
      const [query, entry] = [readName(one, words), readName(other, words)];
      const pairs = query.parts.flatMap((part) =>
        entry.parts.flatMap((entryPart) =>
          alignParts(
            { ...query, parts: [part] },
            { ...entry, parts: [entryPart] },
            { judgeOf, joins: undefined },
          ).map((found) => ({
            ...found,
            query: 1 << query.parts.indexOf(part),
            entry: 1 << entry.parts.indexOf(entryPart),
          })),
        ),
      );
      const found = alignParts(query, entry, { judgeOf, joins: undefined });
      expect(gain(found)).toBeCloseTo(best(pairs), 9);
      for (const side of ['query', 'entry'] as const)
        expect(found.reduce((sum, each) => sum + each[side], 0)).toBe(
          found.reduce((bits, each) => bits | each[side], 0),
        );
      const joined = alignParts(query, entry, { judgeOf, joins: joinsOf(query) });
      expect(gain(joined)).toBeGreaterThanOrEqual(gain(found) - 1e-9);
    }),
  );
});

it.each([
  ['Juan de la Cruz', 'Juan Delacruz', 'joined'],
  ['Juan Delacruz', 'Juan de la Cruz', 'joined'],
  ['JC Holberling', 'Jean-Claude Holberling', 'initials'],
  ['J. P. Holberling', 'JP Holberling', 'joined'],
  ['深圳恒陆', 'Shenzhen Henglu', 'joined'],
])('%s and %s: %s', (one, other, kind) => {
  const query = readName(one, words);
  const found = alignParts(query, readName(other, words), { judgeOf, joins: joinsOf(query) });
  expect(found.map(({ judgement }) => judgement.kind)).toContain(kind);
});
