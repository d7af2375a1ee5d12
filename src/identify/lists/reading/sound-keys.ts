/**
 * How a romanised word sounds, in an alphabet with one letter a sound: w is sh, c is ch. Spellings that one language
 * writes for another's sound meet: Bakhtiyor and Baxtiyor, Schell and Shell, Gaddafi with one d or two.
 */
const steps: readonly (readonly [RegExp, string])[] = [
  [/w/g, 'v'],
  [/s(?:h|ch|hch)|^sz/g, 'w'],
  [/t?sch|tch|ch/g, 'c'],
  [/dzh|dj|zh/g, 'j'],
  [/kh/g, 'h'],
  [/gh/g, 'g'],
  [/ph/g, 'f'],
  [/th/g, 't'],
  [/dh/g, 'd'],
  [/c?k|q/g, 'k'],
  [/t[sz]/g, 'z'],
  [/ae/g, 'a'],
  [/oe/g, 'o'],
  [/ou|oo/g, 'u'],
  [/ee/g, 'i'],
  [/y/g, 'i'],
  [/^ie/, 'e'],
  [/i[ei]/g, 'i'],
];

// ch and sh are written with letters that stand for something else; they are put away while those are read.
const chLetter = 'C';

/** One key, or several where a letter is read in several ways: x is kh, ks or sh, j is zh or y. */
export function soundKeys(form: string): readonly string[] {
  let key = form;
  for (const [letters, sound] of steps) key = key.replace(letters, sound === 'c' ? chLetter : sound);
  key = key
    .replace(/c(?=[eiy])/g, 's')
    .replaceAll('c', 'k')
    .replaceAll(chLetter, 'c');
  let keys = [key];
  if (key.includes('x')) keys = ['h', 'ks', 's'].map((sound) => key.replaceAll('x', sound));
  if (form.includes('j') && !/d[zj]/.test(form))
    keys = [...keys, ...keys.map((each) => each.replaceAll('j', 'i'))];
  return [...new Set(keys.map(settled))];
}

function settled(key: string): string {
  const single = key.replace(/(.)\1+/g, '$1');
  return single.length > 2 ? single.replace(/(?<=[aeiou])h$/, '') : single;
}

/** The consonants of a sound key: what is left of a name through all its ways from one alphabet into another. */
export function consonantSkeleton(key: string): string {
  return key.replace(/[aeiou]/g, '').replace(/(.)\1+/g, '$1');
}

/** The same as Arabic or Hebrew would write it: without p and v, and without what they may leave out. */
export function bareSkeleton(key: string): string {
  return consonantSkeleton(key)
    .replaceAll('p', 'b')
    .replaceAll('z', 's')
    .replaceAll('c', 'w')
    .replace(/(?<=.)h$/, '');
}
