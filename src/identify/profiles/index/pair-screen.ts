import type { TextClasses } from './text-classes.ts';

/** What two fields are asked by an entry. */
export type QuestionPair = { readonly first: number; readonly second: number };

/** More questions than this are not gone through: remembering what came of them is quicker. */
const fewQuestions = 16;
const tooMany = fewQuestions + 1;
const unknown = -1;

/**
 * Tells of most pairs of classes that no entry asks for both, by going through the few questions that the entries
 * found by the one ask of the other. Most pairs find nothing, and traffic that does not repeat itself brings a new
 * pair each time: to remember them all takes memory, and to fill it and look there takes longer than to ask.
 */
export class PairScreen {
  readonly #first: Companions;
  readonly #second: Companions;
  readonly #fields: readonly [TextClasses, TextClasses];

  constructor(fields: readonly [TextClasses, TextClasses], pairs: readonly QuestionPair[]) {
    this.#fields = fields;
    this.#first = new Companions(fields[0], companionsOf(pairs, 'first', 'second'));
    this.#second = new Companions(fields[1], companionsOf(pairs, 'second', 'first'));
  }

  /** False only where no entry asks for both classes. */
  mayMatch(first: number, second: number): boolean {
    const ofFirst = this.#first.placeOf(first);
    const ofSecond = this.#second.placeOf(second);
    const isFirst = this.#first.countAt(ofFirst) <= this.#second.countAt(ofSecond);
    return isFirst
      ? this.#first.mayAnswer(ofFirst, this.#fields[1], second)
      : this.#second.mayAnswer(ofSecond, this.#fields[0], first);
  }

  /** Forgets what it knows of classes, when they have lost their meaning. */
  forget(): void {
    this.#first.forget();
    this.#second.forget();
  }
}

/** The questions that entries ask of one field besides a question to the other. */
type CompanionQuestions = readonly (readonly number[] | undefined)[];

function companionsOf(
  pairs: readonly QuestionPair[],
  side: keyof QuestionPair,
  other: keyof QuestionPair,
): CompanionQuestions {
  const companions: number[][] = [];
  for (const [question, asking] of Map.groupBy(pairs, (pair) => pair[side]))
    companions[question] = [...new Set(asking.map((pair) => pair[other]))];
  return companions;
}

/** Those questions by the classes of the first of the two fields. */
class Companions {
  readonly #field: TextClasses;
  readonly #byQuestion: CompanionQuestions;
  /** Where what is known of a class stands: the number of questions, and they themselves unless they are too many. */
  #places = new Int32Array(64).fill(unknown);
  #questions = new Int32Array(256);
  #length = 0;

  constructor(field: TextClasses, byQuestion: CompanionQuestions) {
    this.#field = field;
    this.#byQuestion = byQuestion;
  }

  placeOf(group: number): number {
    const place = this.#places[group] ?? unknown;
    return place === unknown ? this.#remember(group) : place;
  }

  countAt(place: number): number {
    return this.#questions[place] ?? 0;
  }

  /** Whether a class of the other field answers one of the questions, or they are too many to be asked. */
  mayAnswer(place: number, other: TextClasses, group: number): boolean {
    const questions = this.#questions;
    const count = questions[place] ?? 0;
    if (count === tooMany) return true;
    for (let at = place + 1; at <= place + count; at++)
      if (other.answers(group, questions[at] ?? 0)) return true;
    return false;
  }

  forget(): void {
    this.#places.fill(unknown);
    this.#length = 0;
  }

  #remember(group: number): number {
    const asked = new Set<number>();
    for (const question of this.#field.answered[group] ?? [])
      for (const companion of this.#byQuestion[question] ?? []) asked.add(companion);
    const place = this.#length;
    this.#makeRoom(group);
    if (asked.size > fewQuestions) this.#questions[place] = tooMany;
    else this.#questions.set([asked.size, ...asked], place);
    this.#length += 1 + (asked.size > fewQuestions ? 0 : asked.size);
    this.#places[group] = place;
    return place;
  }

  #makeRoom(group: number): void {
    if (group >= this.#places.length) {
      const wider = new Int32Array(Math.max(group + 1, this.#places.length * 2)).fill(unknown);
      wider.set(this.#places);
      this.#places = wider;
    }
    if (this.#length + tooMany >= this.#questions.length) {
      const wider = new Int32Array(this.#questions.length * 2);
      wider.set(this.#questions);
      this.#questions = wider;
    }
  }
}
