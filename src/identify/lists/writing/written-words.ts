import { cleanText } from './clean-text.ts';
import { foldLookAlikes } from './fold-look-alikes.ts';
import { romanise } from './romanise.ts';

/** A word of a name: as it was written, and in small Latin letters. */
export type WrittenWord = {
  readonly written: string;
  readonly form: string;
  /** Only its consonants were written, as in Arabic and Hebrew. */
  readonly isConsonantal: boolean;
  /** Written without a space behind the word before it, as in Chinese. */
  readonly isSyllable: boolean;
  /** In capitals throughout. */
  readonly isCapital: boolean;
  /** A comma stands behind it. */
  readonly isBeforeComma: boolean;
};

export type WrittenWords = { readonly words: readonly WrittenWord[]; readonly isCut: boolean };

/** How many words of a name are read; their places are bits of a number. */
export const mostWords = 24;
const longestWord = 40;

/** The words of a name, in order; none of a name without letters and digits. */
export function writtenWords(name: string): WrittenWords {
  const { text, isCut } = cleanText(name);
  const isLatin = /\p{Script=Latin}{3}/u.test(text);
  const isBelarusian = /[іІ]/u.test(text);
  const words: WrittenWord[] = [];
  for (const [raw, comma] of rawWords(text)) {
    const pieces = piecesOf(foldLookAlikes(raw, isLatin));
    for (const [place, piece] of pieces.entries()) {
      const { kind, words: romanised } = romanise(piece, isBelarusian);
      const isCapital = piece.length > 1 && piece === piece.toUpperCase() && piece !== piece.toLowerCase();
      for (const [index, { written, form }] of romanised.entries()) {
        if (words.length === mostWords) return { words, isCut: true };
        const isLast = place === pieces.length - 1 && index === romanised.length - 1;
        words.push({
          written,
          form: form.slice(0, longestWord),
          isConsonantal: kind === 'consonants' && form !== 'al',
          isSyllable: kind === 'syllables' && index > 0,
          isCapital,
          isBeforeComma: comma && isLast,
        });
      }
    }
  }
  return { words, isCut };
}

function rawWords(text: string): readonly (readonly [string, boolean])[] {
  return [...text.matchAll(/([\p{L}\p{M}\p{N}][\p{L}\p{M}\p{N}$@]*)([^\p{L}\p{M}\p{N}]*)/gu)].map(
    ([, word = '', between = '']) => [word.replace(/[$@]+$/, ''), /[,，、،]/u.test(between)] as const,
  );
}

/** A word that is several: by another script, or by a capital in its middle ("SergeiLavrov", "SiemensAG"). */
function piecesOf(word: string): readonly string[] {
  return word
    .replace(/(?<=\p{Script=Han})(?=[^\p{Script=Han}])|(?<=[^\p{Script=Han}])(?=\p{Script=Han})/gu, ' ')
    .replace(/(?<=\p{L}\p{L}\p{Ll})(?=\p{Lu}(?:\p{Ll}\p{Ll}|\p{Lu}+$))/gu, ' ')
    .split(' ');
}
