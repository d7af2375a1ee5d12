import type { TextClasses } from './text-classes.ts';

/** How an entry is found: by the questions it asks of the one or two fields of its group. */
export type GroupEntry = {
  readonly entry: number;
  readonly question: number;
  /** The question to the second field; absent where the group has only one. */
  readonly second?: number;
};

/**
 * Entries found, each with a range of numbers that it asks about, side by side: most entries fail on it, and
 * so are passed over without a step aside. One that asks about none has a range that always holds.
 */
export type FoundEntries = {
  readonly entries: Int32Array;
  readonly numbers: Int32Array;
  readonly lows: Float64Array;
  readonly highs: Float64Array;
};

/** A range of the numbers by their places. */
export type EntryRange = { readonly number: number; readonly low: number; readonly high: number };

const none = foundEntries([], () => ({ number: 0, low: 0, high: 0 }));
/** Lists remembered in a group; then it begins anew. */
const mostRemembered = 32_768;

/**
 * The entries that are found by the same one or two fields. The list for a combination of classes is made
 * when it first occurs, and remembered: traffic repeats itself.
 */
export class EntryGroup {
  readonly first: number;
  /** The second field; -1 where there is none. */
  readonly second: number;
  readonly #fields: readonly TextClasses[];
  readonly #byQuestion: ReadonlyMap<number, readonly GroupEntry[]>;
  /** By the class of the first field, then by that of the second. */
  readonly #found: Map<number, FoundEntries>[] = [];
  readonly #rangeOf: (entry: number) => EntryRange;
  #remembered = 0;

  /** A group by the places of its fields among all. */
  constructor(
    [first, second]: readonly [first: number, second: number],
    fields: readonly TextClasses[],
    entries: readonly GroupEntry[],
    rangeOf: (entry: number) => EntryRange,
  ) {
    this.first = first;
    this.second = second;
    this.#fields = fields;
    this.#rangeOf = rangeOf;
    this.#byQuestion = Map.groupBy(entries, ({ question }) => question);
  }

  /** The entries whose questions values of these classes answer with yes; by the classes of all fields. */
  found(classes: Int32Array): FoundEntries {
    const first = classes[this.first] ?? 0;
    if (first === 0) return none;
    const second = this.second === -1 ? 0 : (classes[this.second] ?? 0);
    if (second === 0 && this.second !== -1) return none;
    return this.#found[first]?.get(second) ?? this.#remember(first, second);
  }

  /** Forgets the lists, whose classes have lost their meaning. */
  forget(): void {
    this.#found.length = 0;
    this.#remembered = 0;
  }

  #remember(first: number, second: number): FoundEntries {
    const answered = this.#fields[this.first]?.answered[first] ?? [];
    const alsoAnswered = new Set(this.#fields[this.second]?.answered[second]);
    const entries = [...answered].flatMap((question) =>
      (this.#byQuestion.get(question) ?? [])
        .filter((each) => each.second === undefined || alsoAnswered.has(each.second))
        .map(({ entry }) => entry),
    );
    const found = entries.length === 0 ? none : foundEntries(entries, this.#rangeOf);
    if (this.#remembered >= mostRemembered) this.forget();
    this.#remembered += 1;
    let ofFirst = this.#found[first];
    if (ofFirst === undefined) {
      ofFirst = new Map();
      this.#found[first] = ofFirst;
    }
    ofFirst.set(second, found);
    return found;
  }
}

function foundEntries(entries: readonly number[], rangeOf: (entry: number) => EntryRange): FoundEntries {
  const ranges = entries.map(rangeOf);
  return {
    entries: Int32Array.from(entries),
    numbers: Int32Array.from(ranges, ({ number }) => number),
    lows: Float64Array.from(ranges, ({ low }) => low),
    highs: Float64Array.from(ranges, ({ high }) => high),
  };
}
