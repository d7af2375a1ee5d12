/** Words of nomenclatures that tell no goods from others, and such as only join others. */
const stopWords: ReadonlySet<string> = new Set(
  [
    'a an and any are as at be been but by can e.g eg etc for from g has having if in into is it its kind kinds like',
    'neither no nor not of on only or other others otherwise per principally similar solely such suitable than that',
    'the their then there thereof these they this those to used uses use using when where whether which while with',
    'within without more less including included excluding except article articles heading headings subheading item',
    'chapter section note nec nes elsewhere specified put up',
    // What trade says of condition, packing and grade, whatever the goods.
    'new retail sale sales grade quality standard first pcs piece pieces assortment assorted specification',
    'и или а в во на с со из для от по при без не их к о об до под над за прочие прочий прочая прочее прочих кроме',
    'включая аналогичные товарной позиции позиция группы',
    'va yoki bilan uchun dan ga da ham boshqa boshqalar',
    'ва ёки билан учун дан га да ҳам бошқа бошқалар',
  ].flatMap((line) => line.split(' ')),
);

const apostrophes = /[ʻʼ‘’`´']/g;
const compound = /[\p{L}\p{N}]+(?:-[\p{L}\p{N}]+)*/gu;
const isNumber = /^\p{N}+$/u;
const russianEnding =
  /(?:ого|его|ому|ему|ыми|ими|ами|ями|ая|яя|ое|ее|ые|ие|ый|ий|ой|ых|их|ую|юю|ов|ев|ей|ам|ям|ах|ях|ом|ем|а|я|ы|и|о|е|у|ю|ь|й)$/u;

/**
 * The terms a text is compared by: its words in lower case, each in a form that plurals share, and its numbers. Of
 * words joined by a hyphen both the whole and its parts are terms, so that a T-shirt is something else than a shirt.
 */
export function termsOf(text: string): readonly string[] {
  const terms: string[] = [];
  for (const [word] of text.toLowerCase().replaceAll(apostrophes, '').matchAll(compound)) {
    const parts = word.split('-');
    if (parts.length > 1) terms.push(stemOf(parts.join('')));
    for (const part of parts) {
      if (stopWords.has(part) || (part.length < 2 && !isNumber.test(part))) continue;
      terms.push(stemOf(part));
    }
  }
  return terms;
}

/** Whether a term is a number alone. */
export function isNumberTerm(term: string): boolean {
  return isNumber.test(term);
}

/**
 * A light stem: English plurals lose their ending (after Harman's S-stemmer, "How effective is suffixing?", 1991), and
 * Russian words of more than four letters that of their case.
 */
function stemOf(word: string): string {
  if (/^[a-z]/.test(word)) return singularOf(word);
  const stem = word.replace(russianEnding, '');
  return stem.length >= 4 ? stem : word;
}

function singularOf(word: string): string {
  if (word.length < 4 || !word.endsWith('s') || word.endsWith('us') || word.endsWith('ss')) return word;
  if (word.endsWith('ies') && !/[ae]ies$/.test(word)) return `${word.slice(0, -3)}y`;
  if (/(?:[sxz]|[cs]h)es$/.test(word)) return word.slice(0, -2);
  return word.slice(0, -1);
}
