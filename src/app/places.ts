/** Whose work it is, and when it is not wanted any more. */
export type Visitor = { readonly by?: string; readonly signal?: AbortSignal };

/**
 * Room for a few at a time; those who come later wait in line, and beyond that are turned away. Nobody takes more of
 * the room and the line together than one may, so that nobody fills them for all.
 */
export class Places {
  readonly #atOnce: number;
  readonly #mostWaiting: number;
  readonly #mostOfOne: number;
  readonly #heldBy = new Map<string, number>();
  #taken = 0;
  #waiting: (() => void)[] = [];

  constructor(atOnce: number, mostWaiting: number, mostOfOne = Number.POSITIVE_INFINITY) {
    this.#atOnce = atOnce;
    this.#mostWaiting = mostWaiting;
    this.#mostOfOne = mostOfOne;
  }

  /**
   * Does the work when its turn comes; 'full' where there is no place. Who leaves while waiting leaves the line, and
   * this rejects with the signal's reason; work under way ends by itself.
   */
  async within<Result>(work: () => Promise<Result>, { by, signal }: Visitor = {}): Promise<Result | 'full'> {
    signal?.throwIfAborted();
    // Nothing is awaited before the place is taken, or a burst of visitors would find it free together.
    if (this.#taken >= this.#atOnce && this.#waiting.length >= this.#mostWaiting) return 'full';
    if (by !== undefined && this.#held(by) >= this.#mostOfOne) return 'full';
    this.#count(by, 1);
    try {
      await this.#turn(signal);
      try {
        return await work();
      } finally {
        this.#giveOn();
      }
    } finally {
      this.#count(by, -1);
    }
  }

  #turn(signal: AbortSignal | undefined): Promise<void> | undefined {
    if (this.#taken < this.#atOnce) {
      this.#taken += 1;
      return undefined;
    }
    return new Promise((resolve, reject) => {
      const enter = (): void => {
        signal?.removeEventListener('abort', leave);
        resolve();
      };
      const leave = (): void => {
        this.#waiting = this.#waiting.filter((each) => each !== enter);
        reject(signal?.reason as Error);
      };
      this.#waiting.push(enter);
      signal?.addEventListener('abort', leave, { once: true });
    });
  }

  /** The place goes on to the next in line without being given back. */
  #giveOn(): void {
    const next = this.#waiting.shift();
    if (next === undefined) this.#taken -= 1;
    else next();
  }

  #held(by: string): number {
    return this.#heldBy.get(by) ?? 0;
  }

  #count(by: string | undefined, change: number): void {
    if (by === undefined) return;
    const held = this.#held(by) + change;
    if (held === 0) this.#heldBy.delete(by);
    else this.#heldBy.set(by, held);
  }
}
