/** Room for a few at a time; those who come later wait in line, and beyond that are turned away. */
export class Places {
  readonly #atOnce: number;
  readonly #mostWaiting: number;
  #taken = 0;
  #waiting: (() => void)[] = [];

  constructor(atOnce: number, mostWaiting: number) {
    this.#atOnce = atOnce;
    this.#mostWaiting = mostWaiting;
  }

  /** Does the work when its turn comes; 'full' where the line is too long. */
  async within<Result>(work: () => Promise<Result>): Promise<Result | 'full'> {
    if (this.#taken >= this.#atOnce) {
      if (this.#waiting.length >= this.#mostWaiting) return 'full';
      await new Promise<void>((resolve) => this.#waiting.push(resolve));
    } else this.#taken += 1;
    try {
      return await work();
    } finally {
      // The place goes on to the next in line without being given back.
      const next = this.#waiting.shift();
      if (next === undefined) this.#taken -= 1;
      else next();
    }
  }
}
