import { type NamedList, valuesOf } from '../../../domain/named-list.ts';
import type { Slot, SlotRef } from '../../fields/field-slots.ts';
import type { TextQuestion } from './text-question.ts';

/** Values looked up before are remembered up to so many; then it begins anew. */
const mostRemembered = 65_536;
/** Codes and numbers are not longer; what people write at length does not repeat itself, and would fill the memory. */
const longestRemembered = 64;

/** A class that answers more questions than this is asked by bits instead of by going through them. */
const fewAnswers = 8;

const nothing = new Int32Array(0);

/**
 * The values of one text field, told apart only as far as the profiles' questions tell them apart: a class
 * holds all values that answer the same questions with yes. Class 0 answers none.
 */
export class TextClasses {
  readonly slot: SlotRef;
  /** The questions that the values of a class answer with yes, in ascending order. */
  readonly answered: Int32Array[] = [nothing];
  /** The same as a bit for each question, where they are many. */
  readonly #bits: (Uint32Array | undefined)[] = [undefined];
  readonly #texts = new Set<string>();
  readonly #questions = new Map<string, number>();
  readonly #exact = new Map<string, number[]>();
  readonly #prefixes = new Map<string, number[]>();
  /** Lists are asked as they are: one of a million values is not to be taken apart for each profile that names it. */
  readonly #lists = new Map<NamedList, number>();
  #longestList = 0;
  #prefixLengths: readonly number[] = [];
  readonly #classOfAnswers = new Map<string, number>([['', 0]]);
  readonly #classOfText = new Map<string, number>();

  constructor(slot: SlotRef) {
    this.slot = slot;
  }

  /** How many different texts are asked for: a sign of how many there are. */
  get variety(): number {
    return Math.max(this.#texts.size, this.#longestList);
  }

  /** The number of a question; the same question asked twice has one. */
  numberOf({ isPrefix, values, list }: TextQuestion): number {
    if (list !== undefined) return this.#numberOfList(list);
    const texts = [...new Set(values)].sort();
    const key = JSON.stringify([isPrefix, texts]);
    const known = this.#questions.get(key);
    if (known !== undefined) return known;
    const number = this.#questions.size + this.#lists.size;
    this.#questions.set(key, number);
    const postings = isPrefix ? this.#prefixes : this.#exact;
    for (const text of texts) {
      this.#texts.add(text);
      const asking = postings.get(text);
      if (asking === undefined) postings.set(text, [number]);
      else asking.push(number);
    }
    if (isPrefix) {
      const lengths = new Set([...this.#prefixLengths, ...texts.map((text) => text.length)]);
      this.#prefixLengths = [...lengths].sort((a, b) => a - b);
    }
    return number;
  }

  #numberOfList(list: NamedList): number {
    const known = this.#lists.get(list);
    if (known !== undefined) return known;
    const number = this.#questions.size + this.#lists.size;
    this.#lists.set(list, number);
    this.#longestList = Math.max(this.#longestList, list.length);
    return number;
  }

  classOf(slot: Slot): number {
    if (typeof slot === 'string') return this.#classOfText.get(slot) ?? this.#remember(slot);
    return typeof slot === 'object' ? this.#classOfAny(slot) : 0;
  }

  /** Whether the values of a class answer a question with yes. */
  answers(group: number, question: number): boolean {
    const bits = this.#bits[group];
    if (bits !== undefined) return (((bits[question >>> 5] ?? 0) >>> (question & 31)) & 1) === 1;
    const answered = this.answered[group] ?? nothing;
    for (let index = 0; index < answered.length; index++) if (answered[index] === question) return true;
    return false;
  }

  /** Forgets all classes but 0; whoever keeps some must forget them too. */
  forget(): void {
    this.answered.length = 1;
    this.#bits.length = 1;
    this.#classOfAnswers.clear();
    this.#classOfAnswers.set('', 0);
    this.#classOfText.clear();
  }

  #remember(text: string): number {
    const found = this.#classAnswering(this.#questionsOf(text));
    if (text.length > longestRemembered) return found;
    if (this.#classOfText.size >= mostRemembered) this.#classOfText.clear();
    this.#classOfText.set(text, found);
    return found;
  }

  /** Of a field with several elements, a question is answered with yes when any element does. */
  #classOfAny(elements: readonly unknown[]): number {
    const answered = elements.flatMap((element) =>
      typeof element === 'string' ? [...(this.answered[this.classOf(element)] ?? nothing)] : [],
    );
    return this.#classAnswering(answered);
  }

  #questionsOf(text: string): readonly number[] {
    const found = [...(this.#exact.get(text) ?? [])];
    for (const length of this.#prefixLengths) {
      if (length <= text.length) found.push(...(this.#prefixes.get(text.slice(0, length)) ?? []));
    }
    for (const [list, number] of this.#lists) if (valuesOf(list).has(text)) found.push(number);
    return found;
  }

  #classAnswering(questions: readonly number[]): number {
    const answered = Int32Array.from(new Set(questions)).sort();
    const key = answered.join(',');
    const known = this.#classOfAnswers.get(key);
    if (known !== undefined) return known;
    const number = this.answered.length;
    this.answered.push(answered);
    this.#bits.push(answered.length > fewAnswers ? bitsOf(answered) : undefined);
    this.#classOfAnswers.set(key, number);
    return number;
  }
}

/** A bit for each question up to the last that is answered. */
function bitsOf(answered: Int32Array): Uint32Array {
  const bits = new Uint32Array(((answered.at(-1) ?? 0) >>> 5) + 1);
  for (const question of answered)
    bits[question >>> 5] = (bits[question >>> 5] ?? 0) | (1 << (question & 31));
  return bits;
}
