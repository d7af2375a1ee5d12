import type { ListedParty, ScreenedParty } from '../../../domain/screened-party.ts';
import { explain } from '../explain.ts';
import type { Judging } from '../matching/align-parts.ts';
import {
  type ComparedParties,
  compareParties,
  inTheLight,
  type ReadParty,
  readParty,
  sameCountryShare,
} from '../matching/compare-parties.ts';
import { judgeWords } from '../matching/judge-words.ts';
import { scoreNames } from '../matching/score-names.ts';
import { type NameWord, NameWords } from '../reading/name-word.ts';
import { joinsOf, type ReadName } from '../reading/read-name.ts';
import type { ScreeningHit } from '../screening.ts';
import { CandidateSearch, type Candidates } from './candidate-search.ts';
import { WordPostings } from './word-postings.ts';

/** The score from which a hit is told unless somebody asks for another. */
export const defaultThreshold = 0.7;

/** Entries made ready between two pauses: some milliseconds' work. */
const portion = 50;

/** What rounding may take from a bound. */
const epsilon = 1e-9;

/**
 * A list made ready for screening. It finds every entry that reaches a score, just as comparing with each of them
 * would, and compares only with those that may.
 */
export class ScreeningIndex {
  readonly #entries: ReadParty[] = [];
  readonly #names: ReadName[] = [];
  readonly #entryOfName: number[] = [];
  readonly #vocabulary = new NameWords();
  readonly #words = new WordPostings();
  readonly #joins = new Map<string, number[]>();
  readonly #byIdentifier = new Map<string, number[]>();
  readonly #search = new CandidateSearch(this.#words, this.#joins);

  /** How many entries it has. */
  get size(): number {
    return this.#entries.length;
  }

  /** Takes one more entry; those before stay as they are. */
  add(party: ListedParty): void {
    const read = readParty(party, this.#vocabulary);
    const place = this.#entries.push(read) - 1;
    for (const name of read.names) this.#addName(name, place);
    for (const { value } of read.identifiers) put(this.#byIdentifier, value, place);
  }

  #addName(name: ReadName, entry: number): void {
    const number = this.#names.push(name) - 1;
    this.#entryOfName.push(entry);
    this.#search.add(name);
    for (const { word } of name.parts)
      if (word.kind !== 'small' && word.kind !== 'title') this.#words.add(word, number);
    for (const { key } of joinsOf(name)) put(this.#joins, key, number);
  }

  /** The entries that reach a score, best first; the same score in the order of the list. */
  screen(party: ScreenedParty, threshold: number = defaultThreshold): readonly ScreeningHit[] {
    const query = readParty(party, new NameWords());
    const found = new Map<number, ComparedParties>();
    for (const { value } of query.identifiers)
      for (const entry of this.#byIdentifier.get(value) ?? []) {
        const compared = compareParties(query, this.#entries[entry] as ReadParty);
        if (compared !== undefined && compared.score >= threshold) found.set(entry, compared);
      }
    for (const name of query.names) this.#screenName(name, query, threshold, found);
    return [...found]
      .sort(([a, one], [b, other]) => other.score - one.score || a - b)
      .map(([entry, compared]) => ({
        entry: this.#entries[entry]?.id ?? '',
        score: compared.score,
        explanation: explain(compared),
      }));
  }

  #screenName(
    name: ReadName,
    query: ReadParty,
    threshold: number,
    found: Map<number, ComparedParties>,
  ): void {
    const needed = scoreNeeded(query, threshold);
    const { joined, plain, similar } = this.#search.find(name, needed);
    const judgeOf = rememberingJudge(name, similar);
    for (const [names, joins] of [[joined, joinsOf(name)] as const, [plain, undefined] as const])
      for (const place of names) {
        const other = this.#names[place] as ReadName;
        const compared = scoreNames(name, other, { judgeOf, joins });
        if (compared.score < needed) continue;
        const entryPlace = this.#entryOfName[place] as number;
        const known = found.get(entryPlace);
        if (known?.kind === 'identifier') continue;
        const entry = this.#entries[entryPlace] as ReadParty;
        const inLight = inTheLight({ query: name, entry: other, compared }, query, entry);
        if (inLight.score >= threshold && inLight.score > (known?.score ?? 0)) found.set(entryPlace, inLight);
      }
  }
}

/** Makes a list ready with pauses, in which whoever builds can let others go on. */
export function* indexingEntries(entries: Iterable<ListedParty>): Generator<undefined, ScreeningIndex> {
  const index = new ScreeningIndex();
  for (const entry of entries) {
    index.add(entry);
    if (index.size % portion === 0) yield;
  }
  return index;
}

/** What names alone must score for the threshold, since an equal country may add to it. */
function scoreNeeded({ country }: ReadParty, threshold: number): number {
  const needed = country === undefined ? threshold : (threshold - sameCountryShare) / (1 - sameCountryShare);
  return needed - epsilon;
}

/** What the search has judged is not judged again; what it has not found is nothing. */
function rememberingJudge(query: ReadName, similar: Candidates['similar']): Judging['judgeOf'] {
  type Judge = ReturnType<Judging['judgeOf']>;
  const judges = new Map<NameWord, Judge>();
  for (const { word } of query.parts) {
    const found = similar.get(word);
    judges.set(
      word,
      found === undefined ? (other) => judgeWords(word, other) : (other) => found.get(other)?.judged,
    );
  }
  return (word) => judges.get(word) as Judge;
}

function put(table: Map<string, number[]>, key: string, place: number): void {
  const known = table.get(key);
  if (known === undefined) table.set(key, [place]);
  else if (known.at(-1) !== place) known.push(place);
}
