const letters: Readonly<Record<string, string>> = {
  а: 'a',
  б: 'b',
  в: 'v',
  г: 'g',
  д: 'd',
  ё: 'yo',
  ж: 'j',
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
  х: 'x',
  ч: 'ch',
  ш: 'sh',
  ъ: 'ʼ',
  ь: '',
  э: 'e',
  ю: 'yu',
  я: 'ya',
  ў: 'oʻ',
  қ: 'q',
  ғ: 'gʻ',
  ҳ: 'h',
};

const vowels = 'аеёиоуэюяў';

/** Uzbek in Latin letters, from Cyrillic ones, by the official table of letters. */
export function latinOf(cyrillic: string): string {
  return [...cyrillic]
    .map((letter, index, all) => latinLetter(letter, all[index - 1] ?? '', all[index + 1] ?? ''))
    .join('');
}

function latinLetter(letter: string, before: string, after: string): string {
  const small = letter.toLowerCase();
  const latin = latinOfSmall(small, before.toLowerCase());
  if (latin === undefined) return letter;
  if (letter === small) return latin;
  // A capital of two letters is wholly in capitals only inside a word that is.
  return isCapital(after) ? latin.toUpperCase() : latin.slice(0, 1).toUpperCase() + latin.slice(1);
}

/** Е and Ц sound, and are written, differently after a vowel than after a consonant. */
function latinOfSmall(letter: string, before: string): string | undefined {
  const afterVowel = before !== '' && vowels.includes(before);
  if (letter === 'е') return afterVowel || !/\p{L}/u.test(before) ? 'ye' : 'e';
  if (letter === 'ц') return afterVowel ? 'ts' : 's';
  return letters[letter];
}

function isCapital(letter: string): boolean {
  return letter !== letter.toLowerCase();
}
