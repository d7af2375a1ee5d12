const firstCapacity = 1_024;
const free = -1;
/** A pair of classes, the number kept for it, and a place that makes an entry of the table a whole part of a cache line. */
const width = 4;

/**
 * Numbers kept by pairs of classes: a table of open addresses in one typed array, because a declaration asks
 * for ten of them, and a Map of Maps takes twice to three times as long.
 */
export class ClassPairs {
  #mask = firstCapacity - 1;
  #table = new Int32Array(firstCapacity * width).fill(free);
  #size = 0;

  get size(): number {
    return this.#size;
  }

  /** The number kept for a pair, or -1. */
  get(first: number, second: number): number {
    const table = this.#table;
    const mask = this.#mask;
    for (let place = hashOf(first, second) & mask; ; place = (place + 1) & mask) {
      const at = place * width;
      if (table[at] === first && table[at + 1] === second) return table[at + 2] ?? free;
      if (table[at] === free) return free;
    }
  }

  /** Keeps a number for a pair that has none; neither is negative. */
  add(first: number, second: number, value: number): void {
    if (this.#size * 2 > this.#mask) this.#grow();
    this.#put(first, second, value);
    this.#size += 1;
  }

  clear(): void {
    this.#allot(firstCapacity);
    this.#size = 0;
  }

  #put(first: number, second: number, value: number): void {
    let place = hashOf(first, second) & this.#mask;
    while (this.#table[place * width] !== free) place = (place + 1) & this.#mask;
    this.#table.set([first, second, value], place * width);
  }

  #grow(): void {
    const before = this.#table;
    this.#allot((this.#mask + 1) * 2);
    for (let at = 0; at < before.length; at += width) {
      const [first = free, second = 0, value = 0] = before.subarray(at, at + width);
      if (first !== free) this.#put(first, second, value);
    }
  }

  #allot(capacity: number): void {
    this.#mask = capacity - 1;
    this.#table = new Int32Array(capacity * width).fill(free);
  }
}

/** Spreads neighbouring classes over the table. */
function hashOf(first: number, second: number): number {
  const mixed = Math.imul(Math.imul(first, 0x9e3779b1) ^ second, 0x85ebca6b);
  return mixed ^ (mixed >>> 15);
}
