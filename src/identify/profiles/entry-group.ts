import type { TextClasses } from './text-classes.ts';

/** How an entry is found: by the questions it asks of the one or two fields of its group. */
export type GroupEntry = {
  readonly entry: number;
  readonly question: number;
  /** The question to the second field; absent where the group has only one. */
  readonly second?: number;
};

const none = new Int32Array(0);
/** Two classes make one number; no field has this many. */
const classSpan = 2 ** 24;
const mostRemembered = 262_144;

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
  readonly #found = new Map<number, Int32Array>();

  /** A group by the places of its fields among all. */
  constructor(first: number, second: number, fields: readonly TextClasses[], entries: readonly GroupEntry[]) {
    this.first = first;
    this.second = second;
    this.#fields = fields;
    this.#byQuestion = Map.groupBy(entries, ({ question }) => question);
  }

  /** The entries whose questions values of these classes answer with yes; by the classes of all fields. */
  found(classes: Int32Array): Int32Array {
    const first = classes[this.first] ?? 0;
    if (first === 0) return none;
    const second = this.second === -1 ? 0 : (classes[this.second] ?? 0);
    if (second === 0 && this.second !== -1) return none;
    const key = first * classSpan + second;
    return this.#found.get(key) ?? this.#remember(key, first, second);
  }

  /** Forgets the lists, whose classes have lost their meaning. */
  forget(): void {
    this.#found.clear();
  }

  #remember(key: number, first: number, second: number): Int32Array {
    const answered = this.#fields[this.first]?.answered[first] ?? none;
    const alsoAnswered = new Set(this.#fields[this.second]?.answered[second]);
    const entries = [...answered].flatMap((question) =>
      (this.#byQuestion.get(question) ?? [])
        .filter((each) => each.second === undefined || alsoAnswered.has(each.second))
        .map(({ entry }) => entry),
    );
    const found = entries.length === 0 ? none : Int32Array.from(entries);
    if (this.#found.size >= mostRemembered) this.#found.clear();
    this.#found.set(key, found);
    return found;
  }
}
