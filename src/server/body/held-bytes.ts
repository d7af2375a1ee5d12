/** Counts the bytes of request bodies in memory, so that many large ones at once do not exhaust it. */
export class HeldBytes {
  readonly #maximum: number;
  #held = 0;

  constructor(maximum: number) {
    this.#maximum = maximum;
  }

  /** Whether there is room for so many more; if so, they are counted until they are given back. */
  take(bytes: number): boolean {
    if (this.#held + bytes > this.#maximum) return false;
    this.#held += bytes;
    return true;
  }

  giveBack(bytes: number): void {
    this.#held -= bytes;
  }
}
