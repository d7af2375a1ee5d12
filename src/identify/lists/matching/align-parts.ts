import type { NameWord } from '../reading/name-word.ts';
import { type Join, joinsOf, type NamePart, type ReadName } from '../reading/read-name.ts';
import type { JudgedWords, WordJudgement } from './judge-words.ts';

/** How parts of one name were found to stand for parts of another. */
export type PartJudgement =
  | WordJudgement
  /** Several words written as one, or one as several. */
  | { readonly kind: 'joined' }
  /** First letters of several words. */
  | { readonly kind: 'initials' };

/** Parts of the query and of the entry that stand for each other; places are bits. */
export type Alignment = {
  readonly query: number;
  readonly entry: number;
  readonly judgement: PartJudgement;
  readonly similarity: number;
  /** How much they tell. */
  readonly weight: number;
};

/** The judge of a word of the query; whoever asks often may remember what it says. */
type JudgeOf = (query: NameWord) => (entry: NameWord) => JudgedWords | undefined;

/** How words are judged; `joins` are those of the query, where several words of a name may stand for one. */
export type Judging = { readonly judgeOf: JudgeOf; readonly joins: readonly Join[] | undefined };

const joinedSimilarity = 0.95;
const initialsSimilarity = 0.8;
/** So many branches are followed for the best alignment before the best so far is taken. */
const mostBranches = 2_000;

/**
 * The alignment by which most agrees, no part being used twice; found by branch and bound. Names in which
 * very many parts resemble each other get a good one, when the search ends by its limit.
 */
export function alignParts(
  query: ReadName,
  entry: ReadName,
  { judgeOf, joins }: Judging,
): readonly Alignment[] {
  const candidates = alignmentsOfWords(query, entry, judgeOf);
  if (joins !== undefined) addJoined(query, joins, entry, candidates);
  return candidates.length < 2 || areApart(candidates) ? candidates : new BestAlignment(candidates).found;
}

function alignmentsOfWords(query: ReadName, entry: ReadName, judgeOf: JudgeOf): Alignment[] {
  const found: Alignment[] = [];
  for (let place = 0; place < query.parts.length; place++) {
    const part = query.parts[place] as NamePart;
    const judge = judgeOf(part.word);
    for (let other = 0; other < entry.parts.length; other++) {
      const entryPart = entry.parts[other] as NamePart;
      const judged = judge(entryPart.word);
      if (judged !== undefined)
        found.push(alignment(judged, 1 << place, 1 << other, pairWeight(part, entryPart)));
    }
  }
  return found;
}

function alignment(
  { judgement, similarity }: JudgedParts,
  query: number,
  entry: number,
  weight: number,
): Alignment {
  return { query, entry, judgement, similarity, weight };
}

/** Words of two kinds, as an initial and a name, tell as little as the lesser; otherwise the greater weight counts. */
function pairWeight(query: NamePart, entry: NamePart): number {
  const isOfOneKind = query.word.kind === entry.word.kind;
  return isOfOneKind ? Math.max(query.weight, entry.weight) : Math.min(query.weight, entry.weight);
}

function addJoined(query: ReadName, joins: readonly Join[], entry: ReadName, found: Alignment[]): void {
  const entryJoins = joinsOf(entry);
  for (let place = 0; place < query.parts.length; place++) {
    const part = query.parts[place] as NamePart;
    for (const join of entryJoins) {
      const judged = judgeJoin(part.word, join, entry.parts);
      if (judged === undefined) continue;
      const joinedWeight = part.word.kind === 'word' ? weightOf(entry.parts, join) : 0;
      found.push(alignment(judged, 1 << place, bitsOf(join), Math.max(part.weight, joinedWeight)));
    }
  }
  for (let place = 0; place < entry.parts.length; place++) {
    const part = entry.parts[place] as NamePart;
    for (const join of joins) {
      const judged = judgeJoin(part.word, join, query.parts);
      if (judged !== undefined)
        found.push(alignment(judged, bitsOf(join), 1 << place, weightOf(query.parts, join)));
    }
  }
}

type JudgedParts = { readonly judgement: PartJudgement; readonly similarity: number };

const joined: JudgedParts = { judgement: { kind: 'joined' }, similarity: joinedSimilarity };
const initials: JudgedParts = { judgement: { kind: 'initials' }, similarity: initialsSimilarity };

/** Whether a word may stand for neighbouring parts of the other name: written as one, or as their initials. */
function judgeJoin(
  word: NameWord,
  { start, length, key }: Join,
  parts: readonly NamePart[],
): JudgedParts | undefined {
  if (word.kind !== 'word' && word.kind !== 'common') return undefined;
  if (word.keys.includes(key)) return joined;
  const isInitials =
    word.form.length === length && mayBeInitials(word) && areInitials(word.form, parts, start);
  return isInitials ? initials : undefined;
}

/** A word that nobody can speak is put together of initials: JC, KKR. */
export function mayBeInitials({ kind, form, isConsonantal }: NameWord): boolean {
  return kind === 'word' && !isConsonantal && unspeakable.test(form);
}

/** Two or three letters without a vowel. */
const unspeakable = /^[^aeiou\d]{2,3}$/;

function areInitials(form: string, parts: readonly NamePart[], start: number): boolean {
  for (let place = 0; place < form.length; place++) {
    const word = parts[start + place]?.word;
    if (word?.form[0] !== form[place] || (word?.kind !== 'word' && word?.kind !== 'initial')) return false;
  }
  return true;
}

function weightOf(parts: readonly NamePart[], { start, length }: Join): number {
  let weight = 0;
  for (let place = start; place < start + length; place++) weight += parts[place]?.weight ?? 0;
  return weight;
}

function bitsOf({ start, length }: Join): number {
  return ((1 << length) - 1) << start;
}

function areApart(candidates: readonly Alignment[]): boolean {
  let query = 0;
  let entry = 0;
  for (const each of candidates) {
    if ((query & each.query) !== 0 || (entry & each.entry) !== 0) return false;
    query |= each.query;
    entry |= each.entry;
  }
  return true;
}

/** The heaviest set of candidates that share no part. */
class BestAlignment {
  readonly #candidates: readonly Alignment[];
  /** What the candidates from each place on may still add. */
  readonly #rest: readonly number[];
  #branches = 0;
  #best = -1;
  #chosen: readonly Alignment[] = [];

  constructor(candidates: readonly Alignment[]) {
    this.#candidates = candidates.toSorted((a, b) => gainOf(b) - gainOf(a));
    const rest = this.#candidates.map(gainOf);
    for (let place = rest.length - 2; place >= 0; place--)
      rest[place] = (rest[place] ?? 0) + (rest[place + 1] ?? 0);
    this.#rest = rest;
    // The heaviest first, so the first set that is found is the greedy one.
    this.#follow(0, 0, 0, 0, []);
  }

  get found(): readonly Alignment[] {
    return this.#chosen;
  }

  #follow(place: number, query: number, entry: number, gain: number, chosen: readonly Alignment[]): void {
    if (gain > this.#best + 1e-9) {
      this.#best = gain;
      this.#chosen = chosen;
    }
    const candidate = this.#candidates[place];
    if (candidate === undefined || gain + (this.#rest[place] ?? 0) <= this.#best + 1e-9) return;
    if (this.#branches++ > mostBranches) return;
    if ((query & candidate.query) === 0 && (entry & candidate.entry) === 0)
      this.#follow(place + 1, query | candidate.query, entry | candidate.entry, gain + gainOf(candidate), [
        ...chosen,
        candidate,
      ]);
    this.#follow(place + 1, query, entry, gain, chosen);
  }
}

/** Likeness counts more than weight here: a word aligns with its equal before a heavier one that resembles it. */
function gainOf({ similarity, weight }: Alignment): number {
  return similarity * similarity * weight;
}
