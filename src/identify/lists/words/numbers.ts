const units =
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(
    ' ',
  );
const tens = 'twenty thirty forty fifty sixty seventy eighty ninety'.split(' ');
const ordinals = 'first second third fourth fifth sixth seventh eighth ninth tenth'.split(' ');

const valueByWord: ReadonlyMap<string, number> = new Map([
  ...units.map((word, value) => [word, value] as const),
  ...tens.map((word, place) => [word, (place + 2) * 10] as const),
  ...ordinals.map((word, place) => [word, place + 1] as const),
]);

/** A number of words or digits that begins at that place, and how many words it takes: "44", "forty-four", "4th", "IV". */
export function numberAt(
  words: readonly { readonly form: string }[],
  start: number,
): { readonly value: string; readonly length: number } | undefined {
  const form = words[start]?.form ?? '';
  const value = meantBy(form);
  // At the beginning it is somebody's name: Xi.
  if (value === undefined || (start === 0 && /^[ivx]/.test(form))) return undefined;
  if (tens.includes(form)) {
    const next = meantBy(words[start + 1]?.form ?? '');
    if (next !== undefined && /^[1-9]$/.test(next))
      return { value: String(Number(value) + Number(next)), length: 2 };
  }
  return { value, length: 1 };
}

function meantBy(form: string): string | undefined {
  const digits = /^0*(\d+)(?:st|nd|rd|th)?$/.exec(form)?.[1];
  if (digits !== undefined) return digits;
  const word = valueByWord.get(form);
  if (word !== undefined) return String(word);
  return /^[ivx]{2,}$/.test(form) ? roman(form) : undefined;
}

/** The value of one letter as a Roman number; only where the name makes it one ("Trust V"), as it may be an initial. */
export function romanLetter(form: string): string | undefined {
  return form === 'i' ? '1' : form === 'v' ? '5' : form === 'x' ? '10' : undefined;
}

function roman(form: string): string | undefined {
  const match = /^(x{0,3})(ix|iv|v?i{0,3})$/.exec(form);
  if (match === null) return undefined;
  const [, whole = '', rest = ''] = match;
  const ones =
    rest === 'ix' ? 9 : rest === 'iv' ? 4 : (rest.startsWith('v') ? 5 : 0) + rest.replaceAll('v', '').length;
  return String(whole.length * 10 + ones);
}
