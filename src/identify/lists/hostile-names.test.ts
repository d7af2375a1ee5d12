import fc from 'fast-check';
import { expect, it } from 'vitest';
import { ScreeningIndex } from './index/screening-index.ts';

const listed = [
  'Zarbaron Savdo MChJ',
  'Ўктам Ғуломов',
  '深圳恒陆有限公司',
  'محمد الزهراني',
  'a a a a a a a a a a a a a a a',
];
const index = new ScreeningIndex();
for (const [place, name] of listed.entries()) index.add({ id: String(place), name });

const odd = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc.string({ unit: 'grapheme', maxLength: 60 }),
  fc.string({ unit: fc.constantFrom(...'aа.\'" -/&,@$19oо恒ا\u202e\u200b\ud83d'), maxLength: 200 }),
);

it('no text makes it throw, and every score lies in its range', () => {
  fc.assert(
    fc.property(odd, odd, (query, name) => {
      const own = new ScreeningIndex();
      own.add({ id: 'own', name, names: listed, identifiers: [query] });
      for (const each of [index, own])
        for (const { score, explanation } of each.screen(
          { id: 'q', name: query, identifiers: [name] },
          0.01,
        )) {
          expect(score).toBeGreaterThanOrEqual(0.01);
          expect(score).toBeLessThanOrEqual(1);
          expect(explanation.text).not.toBe('');
        }
    }),
    { numRuns: 500 },
  );
});

it.each([
  ['10,000 letters', 'a'.repeat(10_000)],
  ['5,000 words', 'ab '.repeat(5_000)],
  ['5,000 initials', 'a '.repeat(5_000)],
  ['10,000 points', '.'.repeat(10_000)],
  ['letters with points', 'a.'.repeat(5_000)],
  ['10,000 apostrophes', 'ʻ'.repeat(10_000)],
  ['10,000 marks on a letter', `a${'\u0301'.repeat(10_000)}`],
  ['a ligature that becomes 18 letters, 10,000 times', '\ufdfa'.repeat(10_000)],
  ['10,000 signs of Han', '恒'.repeat(10_000)],
  ['abbreviations that become several words', 'uae '.repeat(2_500)],
])('%s are read to a limit', (_, name) => {
  const own = new ScreeningIndex();
  own.add({ id: 'own', name });
  own.add({ id: 'other', name: `${name} Zarbaron` });
  const hits = own.screen({ id: 'q', name });
  for (const { explanation } of hits) if (explanation.kind === 'name') expect(explanation.isCut).toBe(true);
  expect(index.screen({ id: 'q', name: `Zarbaron Savdo ${name}` }).every(({ score }) => score <= 1)).toBe(
    true,
  );
});

it.each([
  'Zаrbaron Savdo MChJ',
  'Zarb\u200baron Savdo MChJ',
  '\u202eZarbaron Savdo MChJ',
  'Zarbar0n Savdo MChJ',
  'Ｚａｒｂａｒｏｎ Savdo MChJ',
  'Zarbaron 😀 Savdo MChJ',
  'ZARBARON-SAVDO',
])('%j is found all the same', (name) => {
  expect(index.screen({ id: 'q', name }, 0.95).map(({ entry }) => entry)).toEqual(['0']);
});
