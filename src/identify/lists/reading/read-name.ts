import type { LegalForm } from '../words/legal-forms.ts';
import { spelled } from '../words/small-words.ts';
import { mostWords, type WrittenWord, writtenWords } from '../writing/written-words.ts';
import { familyPlace } from './family-place.ts';
import { foundWords } from './found-words.ts';
import type { NameWord, NameWords, WordKind } from './name-word.ts';
import { takeLegalForms } from './take-legal-forms.ts';

/** A part of a name: what was written, the word it is, and how much it tells. */
export type NamePart = { readonly written: string; readonly word: NameWord; readonly weight: number };

/** A name as it is compared. */
export type ReadName = {
  readonly text: string;
  readonly parts: readonly NamePart[];
  readonly legalForms: readonly LegalForm[];
  /** The name goes on beyond what is read. */
  readonly isCut: boolean;
};

/** Neighbouring parts from `start` on, written as one word: "de la cruz" is also "delacruz"; `key` is how that sounds. */
export type Join = { readonly start: number; readonly length: number; readonly key: string };

/** How much a word tells that many names have. */
export const commonWeight = 0.7;

const weightByKind: Readonly<Record<WordKind, number>> = {
  word: 1,
  common: commonWeight,
  small: 0.2,
  title: 0.1,
  initial: 0.5,
  number: 1,
};

/** How much a family name tells, the most of all words; any other tells 1. */
export const familyWeight = 1.3;

/** Reads a name in any script; a name without letters and digits has no parts. */
export function readName(text: string, words: NameWords): ReadName {
  const { words: written, isCut } = writtenWords(text);
  const { rest, legalForms } = takeLegalForms(written.flatMap(spell).slice(0, mostWords));
  const found = foundWords(rest, legalForms.length > 0);
  const family = familyPlace(found, legalForms.length > 0);
  const parts = found.map(({ written: each, kind, form, letters, isConsonantal }, place) => ({
    written: each,
    word: words.word({ kind, form, letters, isConsonantal: isConsonantal && kind === 'word' }),
    weight: place === family ? familyWeight : weightByKind[kind],
  }));
  return { text, parts, legalForms, isCut };
}

function spell(word: WrittenWord): readonly WrittenWord[] {
  const forms = word.isSyllable ? [word.form] : spelled(word.form);
  return forms.length === 1
    ? [word]
    : forms.map((form) => ({ ...word, form, written: form, isCapital: false }));
}

/** How many parts may be written as one word. */
export const mostJoined = 3;

/** All the ways in which parts of a name may be written as one word. */
export function joinsOf({ parts }: ReadName): readonly Join[] {
  const joins: Join[] = [];
  for (let start = 0; start + 1 < parts.length; start++) {
    const first = (parts[start] as NamePart).word;
    let key = first.joined;
    for (let length = 2; length <= mostJoined && start + length <= parts.length; length++) {
      const { word } = parts[start + length - 1] as NamePart;
      if (!mayBeJoined(first, word)) break;
      // A letter that both have where they meet is said once, as everywhere in a key.
      key += key.endsWith(word.joined.charAt(0)) ? word.joined.slice(1) : word.joined;
      joins.push({ start, length, key });
    }
  }
  return joins;
}

/** Initials are joined with one another alone: J. P. is JP. */
function mayBeJoined(first: NameWord, next: NameWord): boolean {
  return (first.kind === 'initial') === (next.kind === 'initial') && isJoinable(first) && isJoinable(next);
}

function isJoinable({ kind }: NameWord): boolean {
  return kind !== 'number' && kind !== 'title';
}
