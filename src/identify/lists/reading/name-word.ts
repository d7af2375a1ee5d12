import { shortNameGroups } from '../words/short-names.ts';
import { bareSkeleton, consonantSkeleton, soundKeys } from './sound-keys.ts';

/**
 * What a word does in a name. A `common` word says what a business does, a `small` one is an article or a kinship, a
 * `title` says what somebody is; only `word`s and numbers tell who it is.
 */
export type WordKind = 'word' | 'common' | 'small' | 'title' | 'initial' | 'number';

/** A word with everything by which it can be found again; the same for all its places in all names. */
export type NameWord = {
  readonly kind: WordKind;
  /** Small Latin letters and digits; of a common word its meaning, of a number its value. */
  readonly form: string;
  /** As it was romanised, before a common word became its meaning. */
  readonly letters: string;
  readonly isConsonantal: boolean;
  /** How it sounds, in each way it may be read. */
  readonly keys: readonly string[];
  /** How its letters sound when it is written as one word with its neighbours. */
  readonly joined: string;
  readonly skeleton: string;
  readonly bare: string;
  readonly shortNames: readonly number[];
};

type WordParts = Pick<NameWord, 'kind' | 'form' | 'letters' | 'isConsonantal'>;

/** Tells a word from all others. */
export function wordName({ kind, form, letters, isConsonantal }: WordParts): string {
  return `${kind}${isConsonantal ? '-' : ' '}${form}/${letters}`;
}

/** Words made once for all the names that have them. */
export class NameWords {
  readonly #known = new Map<string, NameWord>();

  word(parts: WordParts): NameWord {
    const name = wordName(parts);
    const known = this.#known.get(name);
    if (known !== undefined) return known;
    const made = makeWord(parts);
    this.#known.set(name, made);
    return made;
  }
}

const none: readonly never[] = [];

function makeWord(parts: WordParts): NameWord {
  const keys = soundKeys(parts.letters);
  const [joined = parts.letters] = keys;
  if (parts.kind === 'word')
    return {
      ...parts,
      keys,
      joined,
      skeleton: consonantSkeleton(joined),
      bare: bareSkeleton(joined),
      shortNames: shortNameGroups(parts.form),
    };
  const isCommon = parts.kind === 'common';
  return { ...parts, keys: isCommon ? keys : [parts.form], joined, skeleton: '', bare: '', shortNames: none };
}
