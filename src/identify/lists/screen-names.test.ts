import { describe, expect, it } from 'vitest';
import type { ListedParty, ScreenedParty } from '../../domain/screened-party.ts';
import { ScreeningIndex } from './index/screening-index.ts';
import type { ScreeningHit } from './screening.ts';

function screened(query: Partial<ScreenedParty>, entry: Partial<ListedParty>): ScreeningHit | undefined {
  const index = new ScreeningIndex();
  index.add({ id: 'entry', name: '', ...entry });
  return index.screen({ id: 'query', name: '', ...query }, 0.01)[0];
}

function told(query: string, entry: string): string {
  const hit = screened({ name: query }, { name: entry });
  return hit === undefined ? 'nothing' : `${hit.score.toFixed(2)} ${hit.explanation.text}`;
}

describe('one name in each script, with its explanation', () => {
  it.each([
    [
      'Uzbek in both alphabets',
      'Ўктам Ғуломов',
      'Oʻktam Gʻulomov',
      '1.00 Ўктам ~ Oktam is the same; Ғуломов ~ Gulomov is the same.',
    ],
    [
      'Uzbek with a straight apostrophe, the family name first',
      "G'ulomov O'ktam",
      'Ўктам Ғуломов',
      '1.00 Gulomov ~ Ғуломов is the same; Oktam ~ Ўктам is the same.',
    ],
    [
      'an Uzbek name by way of Russian',
      'Мирзиеев Баходир',
      'Bahodir Mirziyoyev',
      '0.91 Мирзиеев ~ Mirziyoyev differs by 2 letters; Баходир ~ Bahodir sounds the same.',
    ],
    [
      'Russian',
      'Щукина Юлия',
      'Yuliya Shchukina',
      '1.00 Щукина ~ Shchukina is the same; Юлия ~ Yuliya is the same.',
    ],
    [
      'Han',
      '深圳市恒陆宇纺织有限公司',
      'Shenzhen Hengluyu Textile Co., Ltd.',
      '0.87 深 圳 ~ Shenzhen is the same written as one word; 恒 陆 宇 ~ Hengluyu is the same written as one word; 纺织 ~ Textile means the same; nothing on the list for 市.',
    ],
    [
      'Arabic',
      'محمد الزهراني',
      'Muhammad al-Zahrani',
      '0.82 محمد ~ Muhammad has the same consonants mhmd; ال ~ al is the same; زهراني ~ Zahrani has the same consonants shrn.',
    ],
    [
      'Turkish',
      'Karvançintaş Dış Tic. Ltd. Şti.',
      'KARVANCINTAS DIS TICARET LTD',
      '0.99 Karvançintaş ~ KARVANCINTAS is the same; Dış ~ DIS is the same; Tic ~ TICARET means the same.',
    ],
    [
      'Hindi, some vowels of which are not written',
      'नरेन्द्र कुमार',
      'Narendra Kumar',
      '0.91 नरेन्द्र ~ Narendra has the same consonants nrndr; कुमार ~ Kumar is the same.',
    ],
    [
      'Georgian',
      'მერაბ ბერიძე',
      'Merab Beridze',
      '1.00 მერაბ ~ Merab is the same; ბერიძე ~ Beridze is the same.',
    ],
    [
      'a legal form in another language',
      'ООО «Зарбарон Трейд»',
      'Zarbaron Trading LLC',
      '0.98 Зарбарон ~ Zarbaron is the same; Трейд ~ Trading means the same.',
    ],
    [
      'another legal form',
      'Zarbaron AG',
      'Zarbaron GmbH',
      '0.92 Zarbaron ~ Zarbaron is the same; legal form joint-stock, on the list limited-liability.',
    ],
    [
      'initials',
      'Holberling, James Peter',
      'J. P. Holberling',
      '0.91 Holberling ~ Holberling is the same; James ~ J has the same initial; Peter ~ P has the same initial.',
    ],
    [
      'words written as one',
      'Juan de la Cruz',
      'Juan Delacruz',
      '0.97 Juan ~ Juan is the same; de la Cruz ~ Delacruz is the same written as one word.',
    ],
    [
      'another father',
      'Olim Karimovich Zarbarov',
      'Olim Petrovich Zarbarov',
      '0.48 Olim ~ Olim is the same; Zarbarov ~ Zarbarov is the same; Karimovich against Petrovich on the list.',
    ],
    [
      'one word more on the list',
      'Olim Zarbarov',
      'Olim Karimovich Zarbarov',
      '0.92 Olim ~ Olim is the same; Zarbarov ~ Zarbarov is the same; only the list has Karimovich.',
    ],
    [
      'another number',
      'Zarbaron Zavod 5',
      'Zarbaron Zavod 7',
      '0.34 Zarbaron ~ Zarbaron is the same; Zavod ~ Zavod is the same; 5 against 7 on the list; the number 5 is 7 on the list.',
    ],
    [
      'the same number in words',
      'Brigade Forty-Four',
      'Brigade 44',
      '0.97 Brigade ~ Brigade is the same; Forty Four ~ 44 means the same.',
    ],
    [
      'common words alone',
      'Trading Company',
      'Zarbaron Trading Company',
      '0.39 Trading ~ Trading is the same; only the list has Zarbaron; only words agree that many names have.',
    ],
    ['initials alone', 'N. N.', 'Nodir Nazarov', 'nothing'],
    ['look-alikes', 'Zаrbаrоn Ltd', 'Zarbaron Ltd', '1.00 Zarbaron ~ Zarbaron is the same.'],
    ['nothing in common', 'Zarbaron', 'Hollinfeld', 'nothing'],
    ['no letters', '—', '—', 'nothing'],
  ])('%s', (_, query, entry, wanted) => {
    expect(told(query, entry)).toBe(wanted);
  });
});

it('an explanation is data', () => {
  expect(screened({ name: 'Zarbaron Svdo MChJ' }, { name: 'X', names: ['Zarbaron Savdo XK'] })).toEqual({
    entry: 'entry',
    score: expect.closeTo(0.8442, 3),
    explanation: {
      kind: 'name',
      name: 'Zarbaron Savdo XK',
      aligned: [
        { query: 'Zarbaron', entry: 'Zarbaron', judgement: { kind: 'equal' }, similarity: 1 },
        {
          query: 'Svdo',
          entry: 'Savdo',
          judgement: { kind: 'edits', edits: 1 },
          similarity: expect.closeTo(0.8, 3),
        },
      ],
      legalForms: 'different',
      penalties: [{ kind: 'legal-forms', query: ['limited-liability'], entry: ['private-enterprise'] }],
      isCut: false,
      text: 'Zarbaron ~ Zarbaron is the same; Svdo ~ Savdo differs by 1 letter; legal form limited-liability, on the list private-enterprise.',
    },
  });
});

describe('identifiers and countries', () => {
  const name = 'Zarbaron Trading';
  const other = 'Hollinfeld Shipping';
  const scoreOf = (query: Partial<ScreenedParty>, entry: Partial<ListedParty>): number =>
    screened({ name, ...query }, { name, ...entry })?.score ?? 0;

  it('an identifier in common outranks the names', () => {
    expect(
      screened({ name, identifiers: ['301 234-567'] }, { name: other, identifiers: ['TIN: 301234567'] }),
    ).toEqual({
      entry: 'entry',
      score: 1,
      explanation: {
        kind: 'identifier',
        identifier: '301234567',
        text: 'Both have the identifier 301234567.',
      },
    });
  });

  it.each([
    ['the same of two kinds', ['TIN:301234567'], ['PINFL:301234567']],
    ['too short', ['12'], ['12']],
    ['none', [], []],
  ])('%s identifies nobody', (_, mine, listed) => {
    expect(screened({ name, identifiers: mine }, { name: other, identifiers: listed })).toBeUndefined();
  });

  it('what contradicts lowers the score a little, what agrees raises it', () => {
    const plain = scoreOf({ name: 'Zarbaran Trading' }, {});
    const at = (query: Partial<ScreenedParty>, entry: Partial<ListedParty>): number =>
      scoreOf({ name: 'Zarbaran Trading', ...query }, entry);
    expect(at({ country: 'UZ' }, {})).toBe(plain);
    expect(at({ country: 'uz' }, { country: 'UZ' })).toBeCloseTo(plain + 0.1 * (1 - plain), 9);
    expect(at({ country: 'UZ' }, { country: 'KZ' })).toBeCloseTo(0.95 * plain, 9);
    expect(at({ identifiers: ['301234567'] }, { identifiers: ['309999999'] })).toBeCloseTo(0.9 * plain, 9);
    expect(at({ identifiers: ['301234567'] }, { identifiers: ['AB-12345'] })).toBe(plain);
  });
});
