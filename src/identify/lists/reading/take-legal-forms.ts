import { type LegalForm, legalFormAt } from '../words/legal-forms.ts';
import type { WrittenWord } from '../writing/written-words.ts';

/** The words of a name without its legal forms, and those. */
export type TakenForms = { readonly rest: readonly WrittenWord[]; readonly legalForms: readonly LegalForm[] };

/** Takes legal forms out wherever they stand, and short ones from the ends; something is always left. */
export function takeLegalForms(words: readonly WrittenWord[]): TakenForms {
  const legalForms: LegalForm[] = [];
  let rest: readonly WrittenWord[] = words;
  for (let start = 0; start < rest.length; start++) {
    const found = legalFormAt(rest, start);
    if (found === undefined || found.isShort || found.length === rest.length) continue;
    legalForms.push(found.form);
    rest = rest.toSpliced(start, found.length);
    start -= 1;
  }
  for (;;) {
    const end = formAtAnEnd(rest);
    if (end === undefined) return { rest, legalForms };
    legalForms.push(end.form);
    rest = rest.toSpliced(end.place, 1);
  }
}

function formAtAnEnd(words: readonly WrittenWord[]): { form: LegalForm; place: number } | undefined {
  if (words.length < 2) return undefined;
  for (const place of [words.length - 1, 0]) {
    const found = legalFormAt(words.slice(place, place + 1), 0);
    // Two consonants are too little to be sure of.
    const isUnsure = words[place]?.isConsonantal === true && words[place].form.length < 3;
    if (found !== undefined && !isUnsure) return { form: found.form, place };
  }
  return undefined;
}
