import { ClassPairs } from './class-pairs.ts';
import { type EntryLists, emptyList } from './entry-lists.ts';
import { PairScreen } from './pair-screen.ts';
import type { TextClasses } from './text-classes.ts';

/** How an entry is found: by the questions it asks of the one or two fields of its group. */
export type GroupEntry = {
  readonly entry: number;
  readonly question: number;
  /** The question to the second field; absent where the group has only one. */
  readonly second?: number;
};

/** Pairs of classes remembered in a group; then it begins anew. */
const mostRemembered = 131_072;

/**
 * The entries that are found by the same one or two fields. The list for a combination of classes is made
 * when it first occurs, and remembered: traffic repeats itself.
 */
export class EntryGroup {
  readonly first: number;
  /** The second field; -1 where there is none. */
  readonly second: number;
  readonly #fields: readonly TextClasses[];
  readonly #lists: EntryLists;
  /** The entries by the number of the question to the first field, and by that to the second. */
  readonly #byFirst: readonly (readonly GroupEntry[] | undefined)[];
  readonly #bySecond: readonly (readonly GroupEntry[] | undefined)[];
  readonly #screen: PairScreen | undefined;
  readonly #remembered = new ClassPairs();

  /** A group by the places of its fields among all. */
  constructor(
    [first, second]: readonly [first: number, second: number],
    fields: readonly TextClasses[],
    entries: readonly GroupEntry[],
    lists: EntryLists,
  ) {
    this.first = first;
    this.second = second;
    this.#fields = fields;
    this.#lists = lists;
    this.#byFirst = byQuestion(entries, ({ question }) => question);
    this.#bySecond = second === -1 ? [] : byQuestion(entries, (entry) => entry.second ?? 0);
    const [ofFirst, ofSecond] = [fields[first], fields[second]];
    if (ofFirst !== undefined && ofSecond !== undefined)
      this.#screen = new PairScreen(
        [ofFirst, ofSecond],
        entries.map((entry) => ({ first: entry.question, second: entry.second ?? 0 })),
      );
  }

  /** The list of the entries whose questions values of these classes answer with yes; by the classes of all fields. */
  listFor(classes: Int32Array): number {
    const first = classes[this.first] ?? 0;
    if (first === 0) return emptyList;
    const second = this.second === -1 ? 0 : (classes[this.second] ?? 0);
    if (second === 0 && this.second !== -1) return emptyList;
    if (this.#screen?.mayMatch(first, second) === false) return emptyList;
    const known = this.#remembered.get(first, second);
    return known === -1 ? this.#remember(first, second) : known;
  }

  /** Forgets the lists, when classes or lists have lost their meaning. */
  forget(): void {
    this.#remembered.clear();
    this.#screen?.forget();
  }

  #remember(first: number, second: number): number {
    const list = this.#lists.listOf(this.#entriesOf(first, second));
    if (this.#remembered.size >= mostRemembered) this.#remembered.clear();
    this.#remembered.add(first, second, list);
    return list;
  }

  /** Goes through the questions of the field that answers fewer: a common origin answers thousands. */
  #entriesOf(first: number, second: number): readonly number[] {
    const ofFirst = this.#fields[this.first];
    const ofSecond = this.#fields[this.second];
    const answered = ofFirst?.answered[first] ?? none;
    const alsoAnswered = ofSecond?.answered[second] ?? none;
    const found: number[] = [];
    if (ofSecond === undefined) {
      for (const question of answered)
        for (const each of this.#byFirst[question] ?? none) found.push(each.entry);
    } else if (answered.length <= alsoAnswered.length) {
      for (const question of answered) {
        for (const each of this.#byFirst[question] ?? none)
          if (ofSecond.answers(second, each.second ?? 0)) found.push(each.entry);
      }
    } else {
      for (const question of alsoAnswered) {
        for (const each of this.#bySecond[question] ?? none)
          if (ofFirst?.answers(first, each.question) === true) found.push(each.entry);
      }
    }
    return found;
  }
}

const none: readonly never[] = [];

function byQuestion(
  entries: readonly GroupEntry[],
  questionOf: (entry: GroupEntry) => number,
): readonly (readonly GroupEntry[] | undefined)[] {
  const lists: GroupEntry[][] = [];
  for (const [question, asking] of Map.groupBy(entries, questionOf)) lists[question] = asking;
  return lists;
}
