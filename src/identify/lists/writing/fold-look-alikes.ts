/** Letters of other scripts that look like a Latin one, and Latin ones that look like a Cyrillic one. */
const likeLatin = new Map([
  ...pairs(
    'аa еe оo рp сc хx уy кk мm тt вb нh іi ѕs јj һh ԁd ԛq ԝw гr пn иu АA ВB ЕE КK МM НH ОO РP СC ТT ХX УY ІI ЅS ЈJ',
  ),
  ...pairs('αa βb εe ηn ιi κk νv οo ρp τt υu χx ΑA ΒB ΕE ΖZ ΗH ΙI ΚK ΜM ΝN ΟO ΡP ΤT ΥY ΧX'),
]);
const likeCyrillic = new Map(
  pairs('aа eе oо pр cс xх yу kк mм tт hн iі sѕ jј uи rг nп AА BВ EЕ KК MМ HН OО PР CС TТ XХ YУ IІ SЅ JЈ'),
);
/** Of these alone a word can be written in either script without anybody seeing it. */
const twins = /^[асеорхуікмнтвАСЕОРХУІКМНТВ]+$/u;

const digitsAsLetters = new Map(pairs('0o 1i 3e 4a 5s 7t 8b 9g $s @a'));

/**
 * A word of one script. A word that mixes scripts is meant in the one whose looks its other letters have, in that of most
 * of them where both can be; the same with a digit between letters ("Sech1n").
 *
 * @param isAmongLatin whether the other words of the name are Latin, so that "АВС" of Cyrillic letters is ABC too
 */
export function foldLookAlikes(word: string, isAmongLatin: boolean): string {
  const latin = word.match(/\p{Script=Latin}/gu) ?? [];
  const foreign = word.match(/\p{Script=Cyrillic}|\p{Script=Greek}/gu) ?? [];
  const letters = latin.length + foreign.length;
  if (isAmongLatin && latin.length === 0 && twins.test(word)) return exchange(word, likeLatin);
  if (latin.length === 0 || foreign.length === 0) return withoutDigits(word, letters);
  const mayBeLatin = foreign.every((letter) => likeLatin.has(letter));
  const mayBeCyrillic = latin.every((letter) => likeCyrillic.has(letter));
  const isLatin = mayBeLatin === mayBeCyrillic ? latin.length >= foreign.length : mayBeLatin;
  return withoutDigits(exchange(word, isLatin ? likeLatin : likeCyrillic), letters);
}

function withoutDigits(word: string, letters: number): string {
  if (letters < 3 || !/\p{L}[\d$@]+\p{L}/u.test(word)) return word;
  const strange = word.match(/[\d$@]/g) ?? [];
  if (strange.length * 2 > letters || strange.some((each) => !digitsAsLetters.has(each))) return word;
  return exchange(word, digitsAsLetters);
}

function exchange(word: string, table: ReadonlyMap<string, string>): string {
  return word.replace(/./gu, (letter) => table.get(letter) ?? letter);
}

function pairs(text: string): [string, string][] {
  return text.split(' ').map((pair) => [pair.slice(0, 1), pair.slice(1)]);
}
