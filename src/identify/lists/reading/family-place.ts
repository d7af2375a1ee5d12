import type { FoundWord } from './found-words.ts';

const familyEndings =
  /(?:[oeiy]v|[oeiy]va|[sc]k(?:iy?|y|yy|aya|aia)|enko|shvili|dze|yan|zoda|zadeh?|nejad|pour|sson|dottir|oglu)$/;
const patronymicEndings = /(?:[oe]vich|[oe]vna|[ie]chna|ovitch|evitch)$/;

/**
 * Which of a person's words is the family name; -1 in the name of a business and where there is only one word.
 * Before a comma, in capitals among small letters, by its ending, first in Chinese and Korean, else the last.
 */
export function familyPlace(words: readonly FoundWord[], hasLegalForm: boolean): number {
  if (hasLegalForm || words.some(({ kind }) => kind === 'common' || kind === 'number')) return -1;
  const places = words.flatMap(({ kind }, place) => (kind === 'word' ? [place] : []));
  const [first] = places;
  const last = places.at(-1);
  if (first === undefined || last === undefined || words.length === 1) return -1;
  const only = (is: (word: FoundWord) => boolean): number | undefined => {
    const found = places.filter((place) => is(words[place] as FoundWord));
    return found.length > 0 && found.length < places.length ? found.at(-1) : undefined;
  };
  const isEastern = words.some(({ isSyllable }) => isSyllable);
  return (
    beforeComma(words, places) ??
    only(({ isCapital }) => isCapital) ??
    (isEastern ? first : undefined) ??
    only(({ form }) => familyEndings.test(form)) ??
    (patronymicEndings.test(words[last]?.form ?? '') ? first : last)
  );
}

function beforeComma(words: readonly FoundWord[], places: readonly number[]): number | undefined {
  const comma = words.findIndex(({ isBeforeComma }) => isBeforeComma);
  if (comma === -1 || comma === words.length - 1) return undefined;
  return places.filter((place) => place <= comma).at(-1);
}
