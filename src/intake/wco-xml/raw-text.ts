/** The text of the message being read, kept for the file of rejects until its reader drops it. */
export class RawText {
  #parts: string[] = [];
  #piece = '';
  /** Where the message begins in the piece. */
  #start = 0;
  #isDropped = false;

  /** The next piece of the file. */
  add(piece: string): void {
    if (!this.#isDropped) this.#parts.push(this.#piece.slice(this.#start));
    this.#piece = piece;
    this.#start = 0;
  }

  /** A message begins so far into the piece. */
  startAt(position: number): void {
    this.#parts = [];
    this.#start = position;
    this.#isDropped = false;
  }

  /** The message up to a place in the piece, or to its end; undefined when it was dropped. */
  upTo(position?: number): string | undefined {
    return this.#isDropped ? undefined : this.#parts.join('') + this.#piece.slice(this.#start, position);
  }

  /** Forgets the message, as one too large to be kept; what follows it is kept again. */
  drop(): void {
    this.#parts = [];
    this.#isDropped = true;
  }
}
