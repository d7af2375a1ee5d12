/** Names one stream of random numbers: a seed and a purpose, hashed into two words. */
export type StreamKey = { readonly first: number; readonly second: number };

/**
 * The key of the stream that serves one purpose under a seed. Streams of different purposes share nothing,
 * so that drawing more for one of them leaves the others as they were.
 */
export function streamKey(seed: number, purpose: string): StreamKey {
  let first = mix(seed | 0) ^ mix(Math.floor(seed / 2 ** 32) ^ 0x9e3779b9);
  let second = mix(first ^ 0x85ebca6b);
  for (let index = 0; index < purpose.length; index++) {
    first = mix(first ^ purpose.charCodeAt(index));
    second = mix(second + first);
  }
  return { first, second };
}

/**
 * A stream of random numbers: sfc32 (Doty-Humphrey, PractRand), 128 bits of state, the same on every machine.
 * A key holds as many streams as there are indexes; beginning one costs a few dozen nanoseconds, so that each
 * declaration can have its own.
 *
 * @example
 * const stream = new RandomStream(streamKey(42, 'arrivals'));
 * stream.fraction(); // 0 <= x < 1
 */
export class RandomStream {
  #a = 0;
  #b = 0;
  #c = 0;
  #counter = 0;
  #spareNormal = Number.NaN;

  constructor(key: StreamKey, index = 0) {
    this.restart(key, index);
  }

  /** Begins the stream of that key and index from its first number. */
  restart(key: StreamKey, index: number): void {
    const low = index | 0;
    const high = Math.floor(index / 2 ** 32) | 0;
    this.#a = mix(key.first ^ low);
    this.#b = mix(key.second ^ Math.imul(high, 0x27d4eb2f) ^ this.#a);
    this.#c = mix(this.#b ^ low);
    this.#counter = 1;
    this.#spareNormal = Number.NaN;
    for (let round = 0; round < 8; round++) this.word();
  }

  /** 32 random bits, as a whole number from 0. */
  word(): number {
    const sum = (((this.#a + this.#b) | 0) + this.#counter) | 0;
    this.#counter = (this.#counter + 1) | 0;
    this.#a = this.#b ^ (this.#b >>> 9);
    this.#b = (this.#c + (this.#c << 3)) | 0;
    this.#c = (((this.#c << 21) | (this.#c >>> 11)) + sum) | 0;
    return sum >>> 0;
  }

  /** Uniform, 0 <= x < 1, in steps of 2^-32. */
  fraction(): number {
    return this.word() / 2 ** 32;
  }

  /** A whole number, 0 <= n < limit. */
  below(limit: number): number {
    return Math.floor(this.fraction() * limit);
  }

  /** Uniform between the two. */
  between(low: number, high: number): number {
    return low + (high - low) * this.fraction();
  }

  /** True with the given probability. */
  chance(probability: number): boolean {
    return this.fraction() < probability;
  }

  /** One of the values, each as likely as the next; of none it throws. */
  pick<Value>(values: readonly Value[]): Value {
    const index = this.below(values.length);
    if (index >= values.length) throw new RangeError('There is nothing to pick from');
    return values[index] as Value;
  }

  /** Standard normal, by the polar method: only square roots and one logarithm, no trigonometry. */
  normal(): number {
    if (!Number.isNaN(this.#spareNormal)) {
      const spare = this.#spareNormal;
      this.#spareNormal = Number.NaN;
      return spare;
    }
    for (;;) {
      const x = 2 * this.fraction() - 1;
      const y = 2 * this.fraction() - 1;
      const square = x * x + y * y;
      if (square >= 1 || square === 0) continue;
      const scale = Math.sqrt((-2 * Math.log(square)) / square);
      this.#spareNormal = y * scale;
      return x * scale;
    }
  }

  /** Lognormal with the given median; `spread` is the standard deviation of its logarithm. */
  logNormal(median: number, spread: number): number {
    return median * Math.exp(spread * this.normal());
  }

  /** How many events a Poisson process has where `mean` are expected. */
  poisson(mean: number): number {
    let count = 0;
    // Knuth's product underflows for large means, and a sum of Poisson counts is one.
    for (let left = mean; left > 0; left -= 30) count += this.#smallPoisson(Math.min(left, 30));
    return count;
  }

  #smallPoisson(mean: number): number {
    const limit = Math.exp(-mean);
    let count = 0;
    for (let product = this.fraction(); product > limit; product *= this.fraction()) count += 1;
    return count;
  }
}

/** Spreads every bit of a word over all of it (the finalizer of MurmurHash3). */
function mix(word: number): number {
  let mixed = word;
  mixed = Math.imul(mixed ^ (mixed >>> 16), 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
  return mixed ^ (mixed >>> 16);
}
