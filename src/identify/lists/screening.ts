import type { PartJudgement } from './matching/align-parts.ts';

/** Words of the two names that stand for each other. */
export type AlignedWords = {
  readonly query: string;
  readonly entry: string;
  readonly judgement: PartJudgement;
  /** 0..1, of these words. */
  readonly similarity: number;
};

/** What took from a score. */
export type Penalty =
  | { readonly kind: 'unmatched-query'; readonly words: readonly string[] }
  | { readonly kind: 'unmatched-entry'; readonly words: readonly string[] }
  /** Both names have words that stand for nothing in the other. */
  | { readonly kind: 'contradiction'; readonly query: readonly string[]; readonly entry: readonly string[] }
  | { readonly kind: 'numbers'; readonly query: readonly string[]; readonly entry: readonly string[] }
  | { readonly kind: 'legal-forms'; readonly query: readonly string[]; readonly entry: readonly string[] }
  /** Only words agree that many names have. */
  | { readonly kind: 'common-words-alone' }
  | { readonly kind: 'countries'; readonly query: string; readonly entry: string }
  | { readonly kind: 'identifiers'; readonly query: string; readonly entry: string };

/** Why a score is what it is, as data and in a sentence. */
export type ScreeningExplanation =
  | { readonly kind: 'identifier'; readonly identifier: string; readonly text: string }
  | {
      readonly kind: 'name';
      /** The entry's name that agrees best. */
      readonly name: string;
      readonly aligned: readonly AlignedWords[];
      readonly legalForms: 'same' | 'different' | 'one-sided' | 'none';
      readonly penalties: readonly Penalty[];
      /** Only the beginning of a very long name was read. */
      readonly isCut: boolean;
      readonly text: string;
    };

/** An entry of a list that a screened party may be. */
export type ScreeningHit = {
  /** The entry's id. */
  readonly entry: string;
  /** 0..1; 1 where an identifier is common, or the names are the same. */
  readonly score: number;
  readonly explanation: ScreeningExplanation;
};
