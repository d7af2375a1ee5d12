/** Things that are due later, given back in order of time and, at one instant, in the order they came. */
export class LodgementQueue<Thing> {
  /** The latest first, so that the next due is at the end. */
  readonly #waiting: { readonly at: number; readonly thing: Thing }[] = [];

  add(at: number, thing: Thing): void {
    let low = 0;
    let high = this.#waiting.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((this.#waiting[middle]?.at ?? 0) > at) low = middle + 1;
      else high = middle;
    }
    this.#waiting.splice(low, 0, { at, thing });
  }

  /** When the next is due. */
  get nextAt(): number {
    return this.#waiting.at(-1)?.at ?? Infinity;
  }

  take(): Thing | undefined {
    return this.#waiting.pop()?.thing;
  }

  get size(): number {
    return this.#waiting.length;
  }
}
