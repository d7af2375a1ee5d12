/** Answers by what was asked, the last asked ones; all together never weigh more than the bound. */
export class RecentAnswers<Answer> {
  readonly #bound: number;
  readonly #answers = new Map<string, { readonly answer: Answer; readonly weight: number }>();
  #weight = 0;

  constructor(bound: number) {
    this.#bound = bound;
  }

  has(question: string): boolean {
    return this.#answers.has(question);
  }

  get(question: string): Answer | undefined {
    const known = this.#answers.get(question);
    if (known === undefined) return undefined;
    // What was asked last stands last, and is forgotten last.
    this.#answers.delete(question);
    this.#answers.set(question, known);
    return known.answer;
  }

  remember(question: string, answer: Answer, weight: number): void {
    if (weight > this.#bound || this.#answers.has(question)) return;
    this.#answers.set(question, { answer, weight });
    this.#weight += weight;
    for (const [oldest, { weight: freed }] of this.#answers) {
      if (this.#weight <= this.#bound) return;
      this.#answers.delete(oldest);
      this.#weight -= freed;
    }
  }
}
