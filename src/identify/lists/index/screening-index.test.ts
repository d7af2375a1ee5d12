import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { ListedParty, ScreenedParty } from '../../../domain/screened-party.ts';
import type { ScreeningHit } from '../screening.ts';
import { NaiveScreening } from '../testing/naive-screening.ts';
import { indexingEntries, ScreeningIndex } from './screening-index.ts';

const words =
  'Zarbaron Zarbarov Zarbarova Zarbarn Mirziyoyev Mirzieev Мирзиёев Hollinfeld Holinfeld Steigelfeld Олим Olim Olima Alim Jasur Жасур ' +
  'Benjamin Ben Muhammad محمد زهراني الزهراني Zahrani Abdulrahman Abd al Rahman de la Cruz Delacruz dela JC JP J P K Jean Claude Karim ' +
  'Savdo Trading Trade Tradng Group Textile Textil Import Export Impex 贸易 恒陆 恒 陆 Henglu Heng Lu 44 Forty-Four 45 IV V ' +
  'MChJ OOO LLC AG XK Co bin ibn Sheikh Dr the of and Kkr Kim Park Klara Rustam us';
const word = fc.oneof(
  fc.constantFrom(...words.split(' ')),
  fc.string({ unit: fc.constantFrom(...'abkorz'), minLength: 1, maxLength: 9 }),
);
const separator = fc.constantFrom(' ', ' ', ' ', ', ', '-', '');
const name = fc
  .array(fc.tuple(word, separator), { minLength: 1, maxLength: 6 })
  .map((parts) => parts.map(([text, between]) => text + between).join(''));

/** A name with letters left out, put in, exchanged, and words in another order. */
const slipped = (base: fc.Arbitrary<string>): fc.Arbitrary<string> =>
  fc
    .tuple(
      base,
      fc.array(fc.tuple(fc.nat(40), fc.constantFrom('out', 'in', 'swap', 'turn')), { maxLength: 3 }),
    )
    .map(([text, slips]) =>
      slips.reduce((now, [at, kind]) => {
        if (kind === 'turn') return now.split(' ').reverse().join(' ');
        const letters = Array.from(now);
        if (kind === 'out') letters.splice(at, 1);
        else if (kind === 'in') letters.splice(at, 0, 'a');
        else letters.splice(at, 2, letters[at + 1] ?? '', letters[at] ?? '');
        return letters.join('');
      }, text),
    );

const country = fc.option(fc.constantFrom('UZ', 'KZ'), { nil: undefined });
const identifiers = fc.array(fc.constantFrom('TIN:1234567', '1234567', '7654321', 'AB 12345'), {
  maxLength: 2,
});
const described = fc.record({ country, identifiers });

const list = fc
  .array(fc.tuple(name, fc.array(name, { maxLength: 2 }), described), { minLength: 1, maxLength: 25 })
  .map((entries) => entries.map(([text, names, rest], place) => party(`E${place}`, text, rest, names)));

function party(
  id: string,
  text: string,
  rest: { readonly country: string | undefined; readonly identifiers: readonly string[] },
  names: readonly string[] = [],
): ListedParty {
  const { country: of, identifiers: numbers } = rest;
  return { id, name: text, names, identifiers: numbers, ...(of !== undefined && { country: of }) };
}

const searched = fc
  .tuple(list, fc.nat(), slipped(name), described, fc.boolean())
  .chain(([entries, at, other, rest, isKnown]) => {
    const base = fc.constant(entries[at % entries.length]?.name ?? '');
    return fc.tuple(
      fc.constant(entries),
      slipped(isKnown ? base : fc.constant(other)).map((text) => party('Q', text, rest)),
    );
  });

function indexOf(entries: readonly ListedParty[]): ScreeningIndex {
  const index = new ScreeningIndex();
  for (const entry of entries) index.add(entry);
  return index;
}

/** What a hit says; entries of one score in either order. */
function told(hits: readonly ScreeningHit[]): readonly string[] {
  return hits
    .map(({ entry, score, explanation }) => `${entry} ${score.toFixed(9)} ${explanation.kind}`)
    .sort();
}

it('finds every entry that comparing with each of them finds, with the same score', () => {
  fc.assert(
    fc.property(searched, fc.constantFrom(0.05, 0.3, 0.5, 0.7, 0.85, 1), ([entries, query], threshold) => {
      const wanted = new NaiveScreening(entries).screen(query, threshold);
      expect(told(indexOf(entries).screen(query, threshold))).toEqual(told(wanted));
    }),
    { numRuns: 500 },
  );
}, 60_000);

it('the best come first, and the same score in the order of the list', () => {
  const index = indexOf([
    { id: 'second', name: 'Zarbaran' },
    { id: 'first', name: 'Zarbaron' },
    { id: 'third', name: 'Zarbaran' },
  ]);
  expect(index.screen({ id: 'q', name: 'Zarbaron' }).map(({ entry }) => entry)).toEqual([
    'first',
    'second',
    'third',
  ]);
});

it('is made ready in portions, and is the same as if it were made at once', () => {
  const entries = Array.from({ length: 1_000 }, (_, place) => ({
    id: `E${place}`,
    name: `Zarbaron ${place}`,
  }));
  const steps = indexingEntries(entries);
  let pauses = 0;
  for (;;) {
    const step = steps.next();
    if (step.done !== true) {
      pauses += 1;
      continue;
    }
    const query: ScreenedParty = { id: 'q', name: 'Zarbaron 617' };
    expect(step.value.screen(query)).toEqual(indexOf(entries).screen(query));
    break;
  }
  expect(pauses).toBe(20);
});

it.each([
  ['Jean-Claude Holberling', 'JC Holberling'],
  ['JC Holberling', 'Jean-Claude Holberling'],
  ['Juan de la Cruz', 'Juan Delacruz'],
  ['Juan Delacruz', 'Juan de la Cruz'],
  ['J. P. Holberling', 'JP Holberling'],
  ['Olim Karimov', 'O. Karimov'],
  ['O. Karimov', 'Olim Karimov'],
  ['Ben Karimov', 'Benjamin Karimov'],
  ['محمد الزهراني', 'Muhammad al-Zahrani'],
  ['Muhammad al-Zahrani', 'محمد الزهراني'],
  ['Zarbaron Hollin Karimov 44', 'Zarbaron Hollin Karimov'],
  ['Suleyman Karimov', 'Sulaimoni Karimov'],
  ['Zarbaronhollinfeld Olim Zedka', 'Zarbaron Hollin Feld Olim'],
  ['Zarbaronhollinfeld Karimolimtosh Zedka Mikka', 'Zarbaron Hollin Feld Karim Olim Tosh'],
  ['Zarbaron Hollin Electronics Zed', 'Zarbaron Hollin Electrnics'],
  ['Zarbaron Electrnics', 'Zarbaron Electronics'],
  ['Zarbaron Electronics', 'Zarbaron Electrnics'],
])('%s finds %s, as far up as its score goes', (query, entry) => {
  const index = indexOf([{ id: 'entry', name: entry }]);
  const [hit] = index.screen({ id: 'q', name: query });
  expect(index.screen({ id: 'q', name: query }, hit?.score)).toHaveLength(1);
});

it('takes entries between two queries', () => {
  const index = new ScreeningIndex();
  expect(index.screen({ id: 'q', name: 'Zarbaron' })).toEqual([]);
  index.add({ id: 'late', name: 'Zarbaron' });
  expect(index.screen({ id: 'q', name: 'Zarbaron' }).map(({ entry }) => entry)).toEqual(['late']);
  index.add({ id: 'later', name: 'Zarbaran' });
  expect(index.screen({ id: 'q', name: 'Zarbaron' }).map(({ entry }) => entry)).toEqual(['late', 'later']);
});
