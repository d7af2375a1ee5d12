import { mayBeInitials } from '../matching/align-parts.ts';
import { editsAllowed, type JudgedWords, judgeWords } from '../matching/judge-words.ts';
import { type NameWord, wordName } from '../reading/name-word.ts';
import { EditSearch } from './edit-search.ts';
import { KeyPattern } from './near-keys.ts';

/** A word of the list and the names that have it, by their numbers. */
export type Posting = { readonly word: NameWord; readonly names: number[] };

/** The words of a list that may stand for a word of a query, each with how it was judged. */
export type SimilarWords = ReadonlyMap<NameWord, { readonly judged: JudgedWords; readonly posting: Posting }>;

/** Given names and words of business come again and again; so many are remembered. */
const mostRemembered = 4_096;

/** The words of a list's names, found again by every way in which a word may stand for another. */
export class WordPostings {
  readonly #postings = new Map<NameWord, Posting>();
  readonly #byForm = new Map<string, Posting[]>();
  readonly #byKey = new Map<string, Posting[]>();
  readonly #byBare = new Map<string, Posting[]>();
  readonly #byShortName = new Map<number, Posting[]>();
  readonly #byEdits = new EditSearch<Posting>();
  readonly #remembered = new Map<string, SimilarWords>();

  add(word: NameWord, name: number): void {
    if (this.#remembered.size > 0) this.#remembered.clear();
    const known = this.#postings.get(word);
    if (known === undefined) this.#addWord({ word, names: [name] });
    else if (known.names.at(-1) !== name) known.names.push(name);
  }

  #addWord(posting: Posting): void {
    const { word } = posting;
    this.#postings.set(word, posting);
    if (isFoundByForm(word)) put(this.#byForm, formName(word.kind, word.form), posting);
    if (word.kind !== 'word' && word.kind !== 'common') return;
    for (const key of word.keys) {
      put(this.#byKey, key, posting);
      this.#byEdits.add(key, editsAllowed(word), posting);
    }
    if (word.kind !== 'word') return;
    if (word.bare !== '') put(this.#byBare, word.bare, posting);
    for (const group of word.shortNames) put(this.#byShortName, group, posting);
  }

  /** Every word of the list that `judgeWords` takes for this one; the words asked for last are remembered. */
  similarTo(word: NameWord): SimilarWords {
    const name = wordName(word);
    const known = this.#remembered.get(name);
    if (known !== undefined) return known;
    const found = this.#search(word);
    if (this.#remembered.size >= mostRemembered) this.#remembered.clear();
    this.#remembered.set(name, found);
    return found;
  }

  #search(word: NameWord): SimilarWords {
    const found = new Map<NameWord, { readonly judged: JudgedWords; readonly posting: Posting }>();
    const seen = new Set<NameWord>();
    const judge = (posting: Posting): void => {
      if (seen.has(posting.word)) return;
      seen.add(posting.word);
      const judged = judgeWords(word, posting.word);
      if (judged !== undefined) found.set(posting.word, { judged, posting });
    };
    const judgeAll = (postings: readonly Posting[] | undefined): void => postings?.forEach(judge);
    judgeAll(this.#byForm.get(formName(word.kind, word.form)));
    if (word.kind !== 'word' && word.kind !== 'common') return found;
    for (const key of word.keys) this.#judgeNear(key, word, judgeAll, judge);
    if (word.kind !== 'word') return found;
    judgeAll(this.#byForm.get(formName('initial', word.form.slice(0, 1))));
    // Who has the same consonants has the same bare ones.
    judgeAll(this.#byBare.get(word.bare));
    for (const group of word.shortNames) judgeAll(this.#byShortName.get(group));
    return found;
  }

  #judgeNear(
    key: string,
    word: NameWord,
    judgeAll: (postings: readonly Posting[] | undefined) => void,
    judge: (posting: Posting) => void,
  ): void {
    judgeAll(this.#byKey.get(key));
    const edits = editsAllowed(word);
    if (edits === 0) return;
    const pattern = new KeyPattern(key);
    this.#byEdits.search(key, edits, (other, posting) => {
      if (pattern.isWithin(other, edits)) judge(posting);
    });
    // Two letters that changed places may each lie in another piece.
    for (let place = 0; place + 1 < key.length; place++) judgeAll(this.#byKey.get(swapped(key, place)));
  }

  /** The words that sound like this key. */
  soundingLike(key: string): readonly Posting[] {
    return this.#byKey.get(key) ?? [];
  }

  /** The words that are put together of just these initials. */
  initialsOf(form: string): readonly Posting[] {
    return this.#byForm.get(formName('word', form)) ?? [];
  }
}

function isFoundByForm(word: NameWord): boolean {
  return word.kind === 'number' || word.kind === 'common' || word.kind === 'initial' || mayBeInitials(word);
}

function formName(kind: string, form: string): string {
  return `${kind} ${form}`;
}

function swapped(key: string, place: number): string {
  return key.slice(0, place) + key.charAt(place + 1) + key.charAt(place) + key.slice(place + 2);
}

function put<Key>(table: Map<Key, Posting[]>, key: Key, posting: Posting): void {
  const known = table.get(key);
  if (known === undefined) table.set(key, [posting]);
  else known.push(posting);
}
