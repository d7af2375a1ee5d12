type Numbers = Int32Array<ArrayBuffer> | Float64Array<ArrayBuffer>;

/** A typed array that grows by doubling. */
export class GrowingArray<Kind extends Numbers> {
  readonly #make: (length: number) => Kind;
  #values: Kind;
  #length = 0;

  constructor(make: (length: number) => Kind) {
    this.#make = make;
    this.#values = make(1_024);
  }

  get length(): number {
    return this.#length;
  }

  push(value: number): void {
    if (this.#length === this.#values.length) {
      const wider = this.#make(this.#length * 2);
      wider.set(this.#values);
      this.#values = wider;
    }
    this.#values[this.#length] = value;
    this.#length += 1;
  }

  /** What was pushed, in an array of just that length. */
  taken(): Kind {
    return this.#values.slice(0, this.#length) as Kind;
  }
}
