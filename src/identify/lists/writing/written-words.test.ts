import { expect, it } from 'vitest';
import { writtenWords } from './written-words.ts';

const forms = (name: string): readonly string[] => writtenWords(name).words.map(({ form }) => form);

it.each([
  ['Uzbek in Cyrillic keeps oʻ, q, gʻ and h', 'Ўктам Қодиров Ғайрат Ҳулкар', 'oktam qodirov gayrat hulkar'],
  [
    'Uzbek in Latin with each apostrophe',
    "Oʻktam Oʼktam O'ktam O`ktam O’ktam",
    'oktam oktam oktam oktam oktam',
  ],
  ['Belarusian ў is not the Uzbek one', 'Васіль Быкаў', 'vasil bykau'],
  ['Russian', 'Щукина Юлия Объедкова', 'shchukina yuliya obedkova'],
  ['Han, a word for each sign', '恒陆宇', 'heng lu yu'],
  ['Han beside Latin', '恒ABC陆', 'heng abc lu'],
  ['Arabic consonants, the article apart', 'خالد الحمدي', 'khld al hmdi'],
  ['an Arabic h is no part of zh', 'زهراني', 'zahrni'],
  ['Turkish', 'Çağlar Şahin Yılmaz', 'caglar sahin yilmaz'],
  ['Georgian, Greek and Armenian by any-ascii', 'მერაბ Ελένη Արամ', 'merab eleni aram'],
  ['Korean with the family name as Koreans write it', '김철수', 'kim cheol su'],
  ['letters with points are one word', 'S.A.R.L. J.P. Morgan A/S', 'sarl jp morgan as'],
  ['a capital in a word begins another', 'SergeiLavrov SiemensAG', 'sergei lavrov siemens ag'],
  ['but not in every word', 'MChJ LeBron McDonald', 'mchj lebron mcdonald'],
  ['Cyrillic letters in a Latin word', 'Zаrbаrоn', 'zarbaron'],
  ['Latin letters in a Cyrillic word', 'Зapбapон', 'zarbaron'],
  ['a word of letters that look alike among Latin ones', 'Zarbaron АВС', 'zarbaron abc'],
  ['the same by itself is Cyrillic', 'АВС', 'avs'],
  ['digits for letters', 'Sech1n I9or', 'sechin igor'],
  ['digits that are digits', 'A4 Trading 3M G20', 'a4 trading 3m g20'],
  ['letters of another width or style', 'Ｚａｒ 𝐛𝐚𝐫', 'zar bar'],
  ['what nobody sees', 'Zar\u200bba\u202ero\u00adn\ufe0f', 'zarbaron'],
  ['pictures', 'Zar😀bar', 'zar bar'],
  ['nothing but signs', '"—«» …!?', ''],
  ['nothing', '', ''],
])('%s', (_, name, wanted) => {
  expect(forms(name).join(' ')).toBe(wanted);
});

it('a long name is read to its limit, and says so', () => {
  const { words, isCut } = writtenWords('abc '.repeat(100));
  expect(words).toHaveLength(24);
  expect(isCut).toBe(true);
  expect(writtenWords('a'.repeat(10_000)).isCut).toBe(true);
  expect(writtenWords('a'.repeat(40)).isCut).toBe(false);
});
