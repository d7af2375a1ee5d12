import { commonWordAt } from '../words/common-words.ts';
import { numberAt, romanLetter } from '../words/numbers.ts';
import { isTitle, particleOf } from '../words/small-words.ts';
import type { WrittenWord } from '../writing/written-words.ts';
import type { WordKind } from './name-word.ts';

/** A word of a name, or several that mean one thing, with what it does there. */
export type FoundWord = WrittenWord & { readonly kind: WordKind; readonly letters: string };

/** What each word does in its name; numbers and common words may take several. */
export function foundWords(words: readonly WrittenWord[], hasLegalForm: boolean): readonly FoundWord[] {
  const found: FoundWord[] = [];
  let isBusiness = hasLegalForm;
  for (let place = 0; place < words.length; ) {
    const { length, kind, form } = kindAt(words, place, isBusiness);
    if (kind === 'common') isBusiness = true;
    found.push(together(words.slice(place, place + length), kind, form));
    place += length;
  }
  return found;
}

type FoundKind = { readonly kind: WordKind; readonly form: string; readonly length: number };

function kindAt(words: readonly WrittenWord[], place: number, isBusiness: boolean): FoundKind {
  const { form, isSyllable } = words[place] as WrittenWord;
  const number = numberAt(words, place);
  if (number !== undefined) return { kind: 'number', form: number.value, length: number.length };
  const roman = isBusiness && place > 0 ? romanLetter(form) : undefined;
  if (roman !== undefined) return { kind: 'number', form: roman, length: 1 };
  const small = smallWordAt(words, place);
  if (small !== undefined) return { kind: 'small', form: small, length: 1 };
  if (form.length === 1 && !isSyllable) return { kind: 'initial', form, length: 1 };
  const common = commonWordAt(words, place);
  if (common !== undefined) return { kind: 'common', form: common.meaning, length: common.length };
  if (isTitle(form) && words.length > 1) return { kind: 'title', form, length: 1 };
  return { kind: 'word', form, length: 1 };
}

const opening = /^(?:the|al|el|la|le|les|los|abu|abou|der|mv|mt|ms|ss)$/;

/** A small word stands between others; at an end of a name it may be a name itself, "Ben" or "An". */
function smallWordAt(words: readonly WrittenWord[], place: number): string | undefined {
  const { form, isSyllable, isCapital } = words[place] as WrittenWord;
  const small = isSyllable ? undefined : particleOf(form);
  if (small === 'oglu' || small === 'qizi') return place > 0 ? small : undefined;
  if (place === words.length - 1) return undefined;
  if (place === 0) return opening.test(form) ? small : undefined;
  return form.length === 1 && isCapital ? undefined : small;
}

function together(taken: readonly WrittenWord[], kind: WordKind, form: string): FoundWord {
  const [first] = taken as [WrittenWord];
  return {
    ...first,
    written: taken
      .map(({ written, isSyllable }, place) => (place === 0 || isSyllable ? '' : ' ') + written)
      .join(''),
    letters: taken.map((word) => word.form).join(''),
    isBeforeComma: taken.some(({ isBeforeComma }) => isBeforeComma),
    kind,
    form,
  };
}
