import type { NameWord } from '../reading/name-word.ts';
import { editDistance } from './edit-distance.ts';

/** How one word was found to stand for another; absent where it does not. */
export type WordJudgement =
  | { readonly kind: 'equal' }
  /** A common word in another language. */
  | { readonly kind: 'meaning' }
  /** Written differently, sounding the same. */
  | { readonly kind: 'sound' }
  | { readonly kind: 'edits'; readonly edits: number }
  /** The same consonants. */
  | { readonly kind: 'skeleton'; readonly consonants: string }
  | { readonly kind: 'short-name' }
  | { readonly kind: 'initial' };

export type JudgedWords = { readonly judgement: WordJudgement; readonly similarity: number };

const equal: JudgedWords = { judgement: { kind: 'equal' }, similarity: 1 };
const meaning: JudgedWords = { judgement: { kind: 'meaning' }, similarity: 0.95 };
const sound: JudgedWords = { judgement: { kind: 'sound' }, similarity: 0.95 };
const shortName: JudgedWords = { judgement: { kind: 'short-name' }, similarity: 0.9 };
const initial: JudgedWords = { judgement: { kind: 'initial' }, similarity: 0.8 };
const skeletonSimilarity = 0.8;

/** One edit is allowed for so many letters. */
const lettersPerEdit = 4;
/** More than these are never one word misspelled. */
export const mostEdits = 3;
/** So many consonants must agree where the vowels do not. */
const enoughConsonants = 3;
/** The same where vowels were never written. */
const enoughBareConsonants = 2;

/** Whether a word of one name may stand for a word of another; the same whichever comes first. */
export function judgeWords(a: NameWord, b: NameWord): JudgedWords | undefined {
  if (a.kind === 'initial' || b.kind === 'initial') return judgeInitial(a, b);
  if (a.kind !== b.kind) return isMisspelled(a, b) ? judgeEdits(a, b) : undefined;
  if (a.form === b.form) return a.letters === b.letters ? equal : meaning;
  if (a.kind !== 'word') return undefined;
  if (a.isConsonantal !== b.isConsonantal) return judgeBare(a, b);
  if (a.keys.some((key) => b.keys.includes(key))) return sound;
  return judgeEdits(a, b) ?? judgeShortNames(a, b) ?? judgeSkeletons(a, b);
}

/** A common word with a slip in it is not known as one. */
function isMisspelled(a: NameWord, b: NameWord): boolean {
  return (a.kind === 'word' && b.kind === 'common') || (a.kind === 'common' && b.kind === 'word');
}

function judgeInitial(a: NameWord, b: NameWord): JudgedWords | undefined {
  if (a.kind === b.kind) return a.form === b.form ? equal : undefined;
  const other = a.kind === 'initial' ? b : a;
  return other.kind === 'word' && a.form[0] === b.form[0] ? initial : undefined;
}

/** How many edits a word bears: one for every four letters. Of two words the shorter decides. */
export function editsAllowed({ letters }: NameWord): number {
  return Math.min(mostEdits, Math.floor(letters.length / lettersPerEdit));
}

function judgeEdits(a: NameWord, b: NameWord): JudgedWords | undefined {
  const most = Math.min(editsAllowed(a), editsAllowed(b));
  // Vowels are what transliterations disagree about; an edit of one is half of another.
  const cost = a.skeleton === b.skeleton ? 0.5 : 1;
  let found: JudgedWords | undefined;
  for (const one of a.keys)
    for (const other of b.keys) {
      const allowed = Math.min(most, one.length - 1, other.length - 1);
      const edits = editDistance(one, other, allowed);
      const similarity = 1 - (cost * edits) / Math.max(one.length, other.length);
      if (edits <= allowed && similarity > (found?.similarity ?? 0))
        found = { judgement: { kind: 'edits', edits }, similarity };
    }
  return found;
}

function judgeShortNames(a: NameWord, b: NameWord): JudgedWords | undefined {
  return a.shortNames.some((group) => b.shortNames.includes(group)) ? shortName : undefined;
}

/** The vowels may differ where the consonants agree, but not in every place. */
function judgeSkeletons(a: NameWord, b: NameWord): JudgedWords | undefined {
  const { skeleton } = a;
  if (skeleton !== b.skeleton || skeleton.length < enoughConsonants) return undefined;
  const [one = '', other = ''] = [a.keys[0], b.keys[0]];
  const allowed = Math.ceil(Math.max(one.length, other.length) / 3);
  if (editDistance(one, other, allowed) > allowed) return undefined;
  return { judgement: { kind: 'skeleton', consonants: skeleton }, similarity: skeletonSimilarity };
}

function judgeBare(a: NameWord, b: NameWord): JudgedWords | undefined {
  if (a.bare !== b.bare || a.bare.length < enoughBareConsonants) return undefined;
  return { judgement: { kind: 'skeleton', consonants: a.bare }, similarity: skeletonSimilarity };
}
