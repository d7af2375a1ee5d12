/** Values kept as they are; more of them are counted in bins. Whatever has so few can be told value by value. */
export const mostKeptValues = 64;

/** Width of a bin in steps: 1.6 %, so that a value is told to within 0.8 %. */
const binSteps = 160;
/** Bins made at either end beyond those needed, so that a growing sample is not copied for each value. */
const spareBins = 8;

/** A sample as it is written: its values in order, or its bins from the first that is not empty. */
export type WrittenSample = readonly number[] | { readonly from: number; readonly counts: readonly number[] };

/**
 * A sample of logarithms, in steps, whose quantiles can be told. Few values are kept; more are counted in bins of equal
 * width, which is a DDSketch (Masson, Rim and Lee, PVLDB 12, 2019) of what the logarithms are of, with a relative error of
 * 0.8 %. What is kept depends only on which values came, not on their order or grouping: merging is exact, associative
 * and commutative.
 */
export class ValueSample {
  #count = 0;
  /** Undefined once there are bins. */
  #values: number[] | undefined = [];
  #isSorted = true;
  #bins = noBins;
  #firstBin = 0;

  /** A sample from how it was written. */
  static from(written: WrittenSample): ValueSample {
    const sample = new ValueSample();
    if ('from' in written)
      written.counts.forEach((count, index) => {
        sample.#countIn(written.from + index, count);
      });
    else for (const value of written) sample.add(value);
    if ('from' in written) sample.#values = undefined;
    return sample;
  }

  get count(): number {
    return this.#count;
  }

  /** The values in ascending order; undefined where there are too many to be kept. */
  get kept(): readonly number[] | undefined {
    return this.#values && this.#sorted(this.#values);
  }

  /** Takes a value, in steps, so many times. */
  add(value: number, times = 1): void {
    if (this.#count + times > mostKeptValues) this.#turnToBins();
    if (this.#values === undefined) this.#countIn(binOf(value), times);
    else {
      this.#count += times;
      for (let time = 0; time < times; time++) this.#values.push(value);
      this.#isSorted = false;
    }
  }

  /** Takes all values of another sample, each moved by a whole number of steps. */
  addAll(other: ValueSample, shift = 0): void {
    if (other.#values !== undefined) {
      for (const value of other.#values) this.add(value + shift);
      return;
    }
    this.#turnToBins();
    for (let index = 0; index < other.#bins.length; index++) {
      const count = other.#bins[index] ?? 0;
      if (count > 0) this.#countIn(shiftedBin(other.#firstBin + index, shift), count);
    }
  }

  /**
   * The quantile, in steps, linear between neighbours; a sample of none has no quantiles and throws. In bins, values
   * are taken to lie evenly.
   */
  quantile(fraction: number): number {
    return quantileOf(this.#points(), this.#count, fraction);
  }

  /** The median distance from a centre, in steps. */
  medianDistance(centre: number): number {
    const distances = this.#points().map(
      ({ value, count, width }): Point => ({ value: Math.abs(value - centre), count, width }),
    );
    return quantileOf(
      distances.sort((a, b) => a.value - b.value),
      this.#count,
      0.5,
    );
  }

  /** Calls with each value and how many there are of it; values in bins are told by the middle of their bin. */
  forEach(tell: (value: number, count: number) => void): void {
    for (const { value, count } of this.#points()) tell(value, count);
  }

  written(): WrittenSample {
    if (this.#values !== undefined) return [...this.#sorted(this.#values)];
    const first = this.#bins.findIndex((count) => count > 0);
    const last = this.#bins.findLastIndex((count) => count > 0);
    return { from: this.#firstBin + first, counts: [...this.#bins.subarray(first, last + 1)] };
  }

  #points(): Point[] {
    if (this.#values !== undefined)
      return this.#sorted(this.#values).map((value) => ({ value, count: 1, width: 0 }));
    const points: Point[] = [];
    for (let index = 0; index < this.#bins.length; index++) {
      const count = this.#bins[index] ?? 0;
      if (count > 0) points.push({ value: middleOf(this.#firstBin + index), count, width: binSteps });
    }
    return points;
  }

  #sorted(values: number[]): readonly number[] {
    if (!this.#isSorted) values.sort((a, b) => a - b);
    this.#isSorted = true;
    return values;
  }

  #turnToBins(): void {
    if (this.#values === undefined) return;
    const values = this.#values;
    this.#values = undefined;
    this.#count = 0;
    for (const value of values) this.#countIn(binOf(value), 1);
  }

  #countIn(bin: number, count: number): void {
    if (bin < this.#firstBin || bin >= this.#firstBin + this.#bins.length) this.#widen(bin);
    const index = bin - this.#firstBin;
    this.#bins[index] = (this.#bins[index] ?? 0) + count;
    this.#count += count;
  }

  #widen(bin: number): void {
    const isFirst = this.#bins.length === 0;
    const from = isFirst || bin < this.#firstBin ? bin - spareBins : this.#firstBin;
    const end = this.#firstBin + this.#bins.length;
    const to = isFirst || bin >= end ? bin + 1 + spareBins : end;
    const bins = new Uint32Array(to - from);
    if (!isFirst) bins.set(this.#bins, this.#firstBin - from);
    this.#bins = bins;
    this.#firstBin = from;
  }
}

/** So many values around one, over a width of steps. */
type Point = { readonly value: number; readonly count: number; readonly width: number };

const noBins = new Uint32Array(0);

function binOf(value: number): number {
  return Math.floor(value / binSteps);
}

function middleOf(bin: number): number {
  return (bin + 0.5) * binSteps;
}

/** The bin that a bin's middle comes to lie in. */
function shiftedBin(bin: number, shift: number): number {
  return shift === 0 ? bin : binOf(middleOf(bin) + shift);
}

/** By points in ascending order (the seventh definition of Hyndman and Fan). */
function quantileOf(points: readonly Point[], count: number, fraction: number): number {
  if (count === 0) throw new RangeError('A sample of none has no quantiles');
  const rank = fraction * (count - 1);
  const lower = valueAt(points, Math.floor(rank));
  const part = rank - Math.floor(rank);
  return part === 0 ? lower : lower + part * (valueAt(points, Math.ceil(rank)) - lower);
}

function valueAt(points: readonly Point[], rank: number): number {
  let before = 0;
  for (const { value, count, width } of points) {
    if (rank < before + count) return value + ((rank - before + 0.5) / count - 0.5) * width;
    before += count;
  }
  return points.at(-1)?.value ?? Number.NaN;
}
