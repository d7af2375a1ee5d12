/** How much of a name is read: longer ones are no names, and must not cost more than the longest real one. */
const longestText = 512;

const apostrophes = /['’‘ʻʼʹ`´ʾʿ′ʽ‛״׳]/gu;
// Joiners, marks of direction, soft hyphens and their kin are not seen by whoever reads the name.
const unseen = /\p{Cf}|\p{Default_Ignorable_Code_Point}/gu;
const pictures = /[\p{Extended_Pictographic}\p{Cc}\p{Co}\p{Cn}\p{Cs}№©®™]/gu;
/** Letters each followed by a point, "S.A.R.L." or "J.P.": one word that is written with points. */
const pointed = /(?<![\p{L}\p{M}\p{N}])((?:\p{L}\.){2,}\p{L}?|\p{L}\/\p{L})(?![\p{L}\p{M}])/gu;

/** The text as its reader sees it, and whether the end of it is left out. */
export type CleanText = { readonly text: string; readonly isCut: boolean };

/**
 * Takes off what carries no letter: apostrophes are deleted and not split at (Oʻktam, Oktam), what nobody sees goes,
 * letters of width or style become plain ones, "S.A." becomes "SA".
 */
export function cleanText(name: string): CleanText {
  const seen = name.slice(0, 4 * longestText).replace(pictures, (each) => (/\d/.test(each) ? each : ' '));
  const plain = seen.replace(unseen, '').normalize('NFKC').replace(apostrophes, '');
  const text = plain
    .slice(0, longestText)
    .replace(/[&+]/g, ' and ')
    .replace(pointed, (letters) => letters.replace(/[./]/g, ''));
  return { text, isCut: name.length > 4 * longestText || plain.length > longestText };
}
