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
    if (this.#length === this.#values.length) this.#widen(this.#length * 2);
    this.#values[this.#length] = value;
    this.#length += 1;
  }

  /** Appends the first `count` of some values. */
  pushAll(values: Int32Array | Float64Array, count: number): void {
    let capacity = this.#values.length;
    while (capacity < this.#length + count) capacity *= 2;
    if (capacity > this.#values.length) this.#widen(capacity);
    this.#values.set(values.subarray(0, count), this.#length);
    this.#length += count;
  }

  #widen(capacity: number): void {
    const wider = this.#make(capacity);
    wider.set(this.#values);
    this.#values = wider;
  }

  /** What was pushed, in an array of just that length. */
  taken(): Kind {
    return this.#values.slice(0, this.#length) as Kind;
  }
}
