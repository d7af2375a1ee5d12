import anyAscii from 'any-ascii';
import { pinyin } from 'pinyin-pro';

/** A word, or what is one among others written without spaces, in small Latin letters and digits. */
export type Romanised = { readonly written: string; readonly form: string };

/**
 * How words came to Latin letters. Of `consonants` the vowels were never written; `syllables` are words that were
 * written without spaces between them.
 */
export type Romanisation = {
  readonly kind: 'letters' | 'consonants' | 'syllables';
  readonly words: readonly Romanised[];
};

/**
 * Uzbek and its neighbours first: general transliterators take ў for u, while Latin Uzbek writes oʻ. Apostrophes are
 * deleted everywhere, so oʻ is o. Russian and Uzbek share the rest.
 */
const cyrillic: Readonly<Record<string, string>> = {
  ў: 'o',
  қ: 'q',
  ғ: 'g',
  ҳ: 'h',
  а: 'a',
  б: 'b',
  в: 'v',
  г: 'g',
  д: 'd',
  е: 'e',
  ё: 'yo',
  ж: 'zh',
  з: 'z',
  и: 'i',
  й: 'y',
  к: 'k',
  л: 'l',
  м: 'm',
  н: 'n',
  о: 'o',
  п: 'p',
  р: 'r',
  с: 's',
  т: 't',
  у: 'u',
  ф: 'f',
  х: 'kh',
  ц: 'ts',
  ч: 'ch',
  ш: 'sh',
  щ: 'shch',
  ъ: '',
  ы: 'y',
  ь: '',
  э: 'e',
  ю: 'yu',
  я: 'ya',
  є: 'ye',
  і: 'i',
  ї: 'yi',
  ґ: 'g',
  ә: 'a',
  ө: 'o',
  ү: 'u',
  ұ: 'u',
  ң: 'ng',
  һ: 'h',
  ҷ: 'j',
  ӣ: 'i',
  ӯ: 'u',
  ҝ: 'g',
  ҹ: 'j',
  ђ: 'dj',
  ј: 'y',
  љ: 'lj',
  њ: 'nj',
  ћ: 'ch',
  џ: 'dzh',
  ѓ: 'gj',
  ќ: 'kj',
  ѕ: 'dz',
};

/**
 * A word in small Latin letters and digits. Han by pinyin, Cyrillic by its own table, everything else by any-ascii.
 *
 * @param isBelarusian whether ў is the Belarusian short u; Uzbek has no і
 */
export function romanise(word: string, isBelarusian: boolean): Romanisation {
  const { kind, words } = romanisation(word, isBelarusian);
  return { kind, words: words.filter(({ form }) => form !== '') };
}

/** Scripts of whose vowels any-ascii writes some at the most: many are not written, or are parts of a consonant. */
const withoutVowels =
  /[\p{Script=Hebrew}\p{Script=Thai}\p{Script=Khmer}\p{Script=Lao}\p{Script=Myanmar}\p{Script=Devanagari}\p{Script=Bengali}\p{Script=Gurmukhi}\p{Script=Gujarati}\p{Script=Tamil}\p{Script=Telugu}\p{Script=Kannada}\p{Script=Malayalam}\p{Script=Sinhala}]/u;

function romanisation(word: string, isBelarusian: boolean): Romanisation {
  if (/\p{Script=Han}/u.test(word)) return { kind: 'syllables', words: han(word) };
  if (/\p{Script=Hangul}/u.test(word)) return { kind: 'syllables', words: hangul(word) };
  if (/\p{Script=Arabic}/u.test(word)) return { kind: 'consonants', words: arabic(word) };
  if (withoutVowels.test(word)) return { kind: 'consonants', words: [{ written: word, form: plain(word) }] };
  return { kind: 'letters', words: [{ written: word, form: letters(word, isBelarusian) }] };
}

function letters(word: string, isBelarusian: boolean): string {
  if (/^[a-z\d]+$/.test(word)) return word;
  const small = word.toLowerCase();
  if (!/\p{Script=Cyrillic}/u.test(small)) return plain(word);
  return plain(
    small.replace(/./gu, (letter) => (letter === 'ў' && isBelarusian ? 'u' : (cyrillic[letter] ?? letter))),
  );
}

/** ü is u in the Latin names of Chinese companies, as any-ascii writes it. */
function han(word: string): readonly Romanised[] {
  const signs = [...word];
  const sounds = pinyin(word, { toneType: 'none', type: 'array' });
  if (sounds.length !== signs.length) return [{ written: word, form: plain(sounds.join('')) }];
  return signs.map((written, place) => ({ written, form: plain(sounds[place] ?? '') }));
}

/** Family names as Koreans write them in Latin letters, which is not how their syllables are romanised. */
const koreanFamilies = new Map([
  ['gim', 'kim'],
  ['i', 'lee'],
  ['bak', 'park'],
  ['choe', 'choi'],
  ['jeong', 'jung'],
  ['gang', 'kang'],
  ['jo', 'cho'],
  ['yun', 'yoon'],
  ['im', 'lim'],
]);

function hangul(word: string): readonly Romanised[] {
  const signs = [...word];
  const isName = signs.length === 2 || signs.length === 3;
  return signs.map((written, place) => {
    const form = plain(written);
    return { written, form: isName && place === 0 ? (koreanFamilies.get(form) ?? form) : form };
  });
}

/** The article is written as one word with its noun, and so is "for the". */
function arabic(word: string): readonly Romanised[] {
  const [, article = '', noun] = /^(ال|لل)(.{3,})$/u.exec(word) ?? [];
  if (noun === undefined) return [{ written: word, form: bare(word) }];
  const rest = { written: noun, form: bare(noun) };
  return article === 'ال' ? [{ written: article, form: 'al' }, rest] : [rest];
}

/** Waw and ya are long vowels but at the beginning of a word, where alif says whether they are. */
function bare(word: string): string {
  // A letter of its own, where z and h would otherwise be read as zh.
  const form = `${/^[اأإآ]/u.test(word) ? 'a' : ''}${plain(word.replace(/(?<=.)[هہھ]/gu, 'ah'))}`;
  return form.slice(0, 1) + form.slice(1).replaceAll('w', 'u').replaceAll('y', 'i');
}

function plain(word: string): string {
  return anyAscii(word)
    .toLowerCase()
    .replace(/[^a-z\d]/g, '');
}
