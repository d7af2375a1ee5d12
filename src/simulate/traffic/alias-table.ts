import type { RandomStream } from '../random-stream.ts';

/**
 * Draws an index in proportion to its weight in constant time, however many there are (Walker's alias method,
 * in Vose's form).
 */
export class AliasTable {
  readonly #keep: Float64Array;
  readonly #alias: Uint32Array;

  /** Weights are not negative and not all zero; otherwise it throws. */
  constructor(weights: readonly number[]) {
    const total = weights.reduce((sum, weight) => sum + weight, 0);
    if (!(total > 0) || weights.some((weight) => !(weight >= 0))) {
      throw new RangeError('Weights must not be negative, nor all zero');
    }
    const size = weights.length;
    const scaled = weights.map((weight) => (weight * size) / total);
    this.#keep = new Float64Array(size).fill(1);
    this.#alias = Uint32Array.from(scaled.keys());
    this.#pair(scaled);
  }

  draw(stream: RandomStream): number {
    const column = stream.below(this.#keep.length);
    return stream.fraction() < (this.#keep[column] ?? 1) ? column : (this.#alias[column] ?? column);
  }

  /** Fills each column that has too little weight from one that has too much. */
  #pair(scaled: number[]): void {
    const poor = [...scaled.keys()].filter((index) => (scaled[index] ?? 0) < 1);
    const rich = [...scaled.keys()].filter((index) => (scaled[index] ?? 0) >= 1);
    for (let needy = poor.pop(); needy !== undefined; needy = poor.pop()) {
      const giver = rich.pop();
      if (giver === undefined) return;
      const weight = scaled[needy] ?? 0;
      this.#keep[needy] = weight;
      this.#alias[needy] = giver;
      const left = (scaled[giver] ?? 0) - (1 - weight);
      scaled[giver] = left;
      (left < 1 ? poor : rich).push(giver);
    }
  }
}

/** A table over values instead of indexes. */
export class WeightedChoice<Value> {
  readonly #values: readonly Value[];
  readonly #table: AliasTable;

  constructor(weighted: readonly (readonly [Value, number])[]) {
    this.#values = weighted.map(([value]) => value);
    this.#table = new AliasTable(weighted.map(([, weight]) => weight));
  }

  draw(stream: RandomStream): Value {
    return this.#values[this.#table.draw(stream)] as Value;
  }
}

/** The weights of ranks 1 to `count` under Zipf's law: rank to the power of minus `exponent`. */
export function zipfWeights(count: number, exponent: number): readonly number[] {
  return Array.from({ length: count }, (_, index) => (index + 1) ** -exponent);
}
