import { mayBeInitials } from '../matching/align-parts.ts';
import {
  commonWordsFactor,
  contradictingWeight,
  contradicts,
  costOf,
  isTellingName,
} from '../matching/score-names.ts';
import type { NameWord } from '../reading/name-word.ts';
import { commonWeight, familyWeight, joinsOf, mostJoined, type ReadName } from '../reading/read-name.ts';
import type { SimilarWords, WordPostings } from './word-postings.ts';

/** The names that sound like neighbouring words of theirs written as one, by that sound. */
export type JoinPostings = ReadonlyMap<string, readonly number[]>;

/** Marks a name that is compared whatever is left of the query. */
const certain = 1 << 31;
/** Marks a name some of whose words may be written as one in the query, or the other way round. */
const joined = 1 << 30;
/** Marks a name that writes one part of the query as several. */
const spread = 1 << 29;
/** What several words together weigh at most, beyond what one weighs. */
const mostSpread = mostJoined - 1;

export type Candidates = {
  /** Numbers of the names that may reach the score, and of those in which no words are joined. */
  readonly joined: readonly number[];
  readonly plain: readonly number[];
  /** What was found for each word of the query. */
  readonly similar: ReadonlyMap<NameWord, SimilarWords>;
};

/** Words of the list for a part of the query. */
type Found = { readonly bit: number; readonly words: SimilarWords; readonly names: number };

/**
 * Finds the names of a list that may reach a score. A name is marked with the parts of the query that it has something
 * for; what cannot be looked up cheaply (initials, articles, common words beside telling ones) is taken to be there. The
 * score is at most what agrees over that and the cost of what is certainly missing, so no name that reaches it is lost.
 */
export class CandidateSearch {
  readonly #words: WordPostings;
  readonly #joins: JoinPostings;
  /** Of each name, the weight of what may contradict a query, what of it is a family name's, and whether it tells. */
  readonly #weights: number[] = [];
  readonly #extras: number[] = [];
  readonly #isTelling: boolean[] = [];
  #marks = new Int32Array(1_024);
  #touched: number[] = [];

  constructor(words: WordPostings, joins: JoinPostings) {
    this.#words = words;
    this.#joins = joins;
  }

  /** Takes a name under the next number. */
  add(name: ReadName): void {
    this.#weights.push(contradictingWeight(name));
    this.#extras.push(name.parts.some(({ weight }) => weight === familyWeight) ? familyWeight - 1 : 0);
    this.#isTelling.push(isTellingName(name));
  }

  find(query: ReadName, score: number): Candidates {
    if (this.#marks.length < this.#weights.length) this.#marks = new Int32Array(this.#weights.length * 2);
    this.#touched = [];
    const isTelling = isTellingName(query);
    const withCommon = !isTelling || score <= commonWordsFactor;
    const bound = new ScoreBound(query, withCommon);
    this.#markJoins(query, withCommon);
    const similar = this.#markWords(query, withCommon, bound, score);
    const found = { joined: [] as number[], plain: [] as number[], similar };
    const isAnyJoined = query.parts.some(({ word }) => mayBeInitials(word));
    for (const name of this.#touched) {
      const mark = this.#marks[name] ?? 0;
      this.#marks[name] = 0;
      // A query of common words alone is like no name that tells who it is.
      if (!isTelling && score > commonWordsFactor && this.#isTelling[name] === true) continue;
      const isCertain = (mark & certain) !== 0;
      if (!isCertain && bound.of(mark, this.#weights[name] ?? 0, this.#extras[name] ?? 0) < score) continue;
      if (isAnyJoined || isCertain || (mark & joined) !== 0) found.joined.push(name);
      else found.plain.push(name);
    }
    return found;
  }

  #markWords(query: ReadName, withCommon: boolean, bound: ScoreBound, score: number): Candidates['similar'] {
    const similar = new Map<NameWord, SimilarWords>();
    const found: Found[] = [];
    for (const [place, { word }] of query.parts.entries()) {
      if (word.kind !== 'word' && word.kind !== 'number' && word.kind !== 'common') continue;
      const words = similar.get(word) ?? this.#words.similarTo(word);
      similar.set(word, words);
      if (isLookedUp(word, withCommon)) found.push({ bit: 1 << place, words, names: namesIn(words) });
      else this.#markMisspelled(words);
    }
    this.#markRareFirst(found, bound, score);
    return similar;
  }

  /** The slip of a pen in a common word of the list makes it weigh more than the bound takes it for. */
  #markMisspelled(words: SimilarWords): void {
    for (const { posting } of words.values())
      if (posting.word.kind === 'word') this.#mark(posting.names, certain);
  }

  /** Names that have something only for the frequent parts, where that is not enough, need not be looked at. */
  #markRareFirst(found: readonly Found[], bound: ScoreBound, score: number): void {
    const rareFirst = found.toSorted((a, b) => a.names - b.names);
    let left = rareFirst.reduce((bits, { bit }) => bits | bit, 0);
    for (const { bit, words } of rareFirst) {
      const isEnough = bound.of(left, 0, familyWeight - 1) >= score;
      left &= ~bit;
      for (const { posting } of words.values())
        if (isEnough) this.#mark(posting.names, bit);
        else this.#markTouched(posting.names, bit);
    }
  }

  /** Neighbours that one of the names writes as one word, or of which it has the initials. */
  #markJoins(query: ReadName, withCommon: boolean): void {
    for (const [place, { word }] of query.parts.entries())
      if (word.kind === 'word' || word.kind === 'common')
        for (const key of word.keys) this.#markSpread(this.#joins.get(key) ?? noNames, 1 << place);
    for (const { start, length, key } of joinsOf(query)) {
      const parts = query.parts.slice(start, start + length);
      const isFound = parts.some(({ word }) => isLookedUp(word, withCommon));
      const bits = joined | (isFound ? ((1 << length) - 1) << start : certain);
      for (const { names } of this.#words.soundingLike(key)) this.#mark(names, bits);
      const initials = parts.map(({ word }) => word.form.slice(0, 1)).join('');
      for (const { names } of this.#words.initialsOf(initials)) this.#mark(names, bits);
    }
  }

  /** A name that writes more than one part so is compared: how much that may weigh is not worth knowing. */
  #markSpread(names: readonly number[], bit: number): void {
    const marks = this.#marks;
    for (const name of names) {
      const mark = marks[name] as number;
      if (mark === 0) this.#touched.push(name);
      marks[name] = mark | bit | joined | ((mark & spread) === 0 ? spread : certain);
    }
  }

  #mark(names: readonly number[], bits: number): void {
    const marks = this.#marks;
    for (let place = 0; place < names.length; place++) {
      const name = names[place] as number;
      const mark = marks[name] as number;
      if (mark === 0) this.#touched.push(name);
      marks[name] = mark | bits;
    }
  }

  #markTouched(names: readonly number[], bits: number): void {
    const marks = this.#marks;
    for (let place = 0; place < names.length; place++) {
      const name = names[place] as number;
      const mark = marks[name] as number;
      if (mark !== 0) marks[name] = mark | bits;
    }
  }
}

const noNames: readonly number[] = [];

function namesIn(words: SimilarWords): number {
  let names = 0;
  for (const { posting } of words.values()) names += posting.names.length;
  return names;
}

function isLookedUp({ kind }: NameWord, withCommon: boolean): boolean {
  return kind === 'word' || kind === 'number' || (withCommon && kind === 'common');
}

/** What a mark leaves open: the weight that may agree, what is missing, and how much of an entry may be accounted for. */
type Left = { readonly agreed: number; readonly missing: number; readonly accounted: number };

/** The most a name can score that has something for certain parts of the query. */
class ScoreBound {
  readonly #query: ReadName;
  /** Parts that every name is taken to have something for. */
  readonly #taken: number;
  readonly #left = new Map<number, Left>();

  constructor(query: ReadName, withCommon: boolean) {
    this.#query = query;
    this.#taken = query.parts.reduce((bits, { word }, place) => {
      const isTaken = !isLookedUp(word, withCommon) || mayBeInitials(word);
      return isTaken ? bits | (1 << place) : bits;
    }, 0);
  }

  /**
   * @param weight of the parts of the name that may contradict
   * @param extra what its family name weighs more than another word
   */
  of(mark: number, weight: number, extra: number): number {
    const { agreed, missing, accounted } = this.#leftBy((mark & ~joined) | this.#taken);
    const most = agreed + extra;
    const beyond = Math.max(0, weight - accounted - extra);
    return most / (most + costOf(missing, beyond, Math.min(missing, beyond)));
  }

  #leftBy(mark: number): Left {
    const known = this.#left.get(mark);
    if (known !== undefined) return known;
    const more = (mark & spread) === 0 ? 0 : mostSpread;
    let [agreed, missing, accounted] = [more, 0, more];
    for (const [place, { word, weight }] of this.#query.parts.entries()) {
      if ((mark & (1 << place)) === 0) missing += contradicts(word) ? weight : 0;
      else {
        agreed += weight;
        accounted += accountedBy(word);
      }
    }
    const left = { agreed, missing, accounted };
    this.#left.set(mark, left);
    return left;
  }
}

/** The most weight of an entry, but for what a family name weighs more, that a word of a query may stand for. */
function accountedBy(word: NameWord): number {
  switch (word.kind) {
    case 'small':
    case 'title':
      return 0;
    case 'common':
      return commonWeight;
    case 'word':
      return mayBeInitials(word) ? word.form.length : 1;
    default:
      return 1;
  }
}
