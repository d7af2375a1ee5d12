import type { CurrencyCode } from '../../domain/codes.ts';
import type { Day } from '../../domain/moment.ts';
import type { CellKey, Measure } from './measure.ts';
import type { Observation } from './observe-item.ts';
import { ValueSample, type WrittenSample } from './value-sample.ts';

/** Months since the year 0. */
export type Month = number;

/** The cells of one measure and unit: by code and side (origin or kind of package), then by month. */
export type CellsOfMeasure = {
  readonly measure: Measure;
  readonly unit: string;
  readonly cells: Map<string, MonthlyCell>;
};

export type MonthlyCell = {
  readonly code: string;
  readonly side: string;
  readonly months: Map<Month, ValueSample>;
};

/** A cell of an accumulator as one line of it is written. */
export type WrittenCell = readonly [
  measure: Measure,
  unit: string,
  code: string,
  side: string,
  month: Month,
  sample: WrittenSample,
];

/** What an accumulator is written under. */
export type WrittenHead = {
  readonly kind: 'unit-value-observations';
  readonly version: 1;
  readonly currency: CurrencyCode;
  readonly from?: Day;
  readonly until?: Day;
};

/**
 * Observations by commodity code, origin and month. Adding and merging give the same whatever their order, so that parts
 * of a history may be counted apart and put together. Memory grows with the cells: a small one keeps its values, a
 * larger one counts them in bins.
 */
export class ReferenceAccumulator {
  /** What values are expressed in. */
  readonly currency: CurrencyCode;
  readonly #byMeasure = new Map<string, CellsOfMeasure>();
  #from: Day | undefined;
  #until: Day | undefined;

  constructor(currency: CurrencyCode) {
    this.currency = currency;
  }

  /** What `lines` wrote. A file of another kind throws. */
  static from(lines: Iterable<string>): ReferenceAccumulator {
    let accumulator: ReferenceAccumulator | undefined;
    for (const line of lines) {
      if (accumulator === undefined) {
        const head = JSON.parse(line) as WrittenHead;
        if (head.kind !== 'unit-value-observations' || head.version !== 1)
          throw new TypeError('These are no observations of unit values of version 1');
        accumulator = new ReferenceAccumulator(head.currency);
        if (head.from !== undefined) accumulator.#extend(head.from);
        if (head.until !== undefined) accumulator.#extend(head.until);
      } else {
        const [measure, unit, code, side, month, sample] = JSON.parse(line) as WrittenCell;
        accumulator.sampleOf({ measure, unit, code, side }, month).addAll(ValueSample.from(sample));
      }
    }
    if (accumulator === undefined) throw new TypeError('There are no observations in nothing');
    return accumulator;
  }

  /** The first and the last UTC day of what was added; undefined while nothing was. */
  get period(): { readonly from: Day; readonly until: Day } | undefined {
    return this.#from && this.#until && { from: this.#from, until: this.#until };
  }

  get measures(): readonly CellsOfMeasure[] {
    return [...this.#byMeasure.values()];
  }

  /** Adds what was observed of items lodged on a UTC day. */
  add(observations: readonly Observation[], day: Day): void {
    if (observations.length === 0) return;
    const month = monthOf(day);
    for (const { cell, steps } of observations) this.sampleOf(cell, month).add(steps);
    this.#extend(day);
  }

  /** Adds observations that were coded: of each the place of its cell among those given, and its steps. */
  addCoded(coded: CodedObservations): void {
    const samples = coded.cells.map(({ cell, month }) => this.sampleOf(cell, month));
    const { cellOfEach, steps } = coded;
    for (let row = 0; row < steps.length; row++) samples[cellOfEach[row] ?? -1]?.add(steps[row] ?? 0);
    this.#extend(coded.from);
    this.#extend(coded.until);
  }

  /** Takes all that another one holds; both count in the same currency. */
  merge(other: ReferenceAccumulator): void {
    if (other.currency !== this.currency)
      throw new RangeError(`Values in ${other.currency} cannot be added to values in ${this.currency}`);
    for (const { measure, unit, cells } of other.#byMeasure.values())
      for (const { code, side, months } of cells.values())
        for (const [month, sample] of months)
          this.sampleOf({ measure, unit, code, side }, month).addAll(sample);
    if (other.#from !== undefined) this.#extend(other.#from);
    if (other.#until !== undefined) this.#extend(other.#until);
  }

  /** The sample of a cell in a month, made where there is none. */
  sampleOf({ measure, unit, code, side }: CellKey, month: Month): ValueSample {
    const ofMeasure = this.#ofMeasure(measure, unit);
    const key = `${code} ${side}`;
    let cell = ofMeasure.cells.get(key);
    if (cell === undefined) {
      cell = { code, side, months: new Map() };
      ofMeasure.cells.set(key, cell);
    }
    let sample = cell.months.get(month);
    if (sample === undefined) {
      sample = new ValueSample();
      cell.months.set(month, sample);
    }
    return sample;
  }

  /** The whole as lines of JSON, the same for the same observations. */
  *lines(): Generator<string> {
    const head: WrittenHead = {
      kind: 'unit-value-observations',
      version: 1,
      currency: this.currency,
      ...this.period,
    };
    yield JSON.stringify(head);
    for (const [, { measure, unit, cells }] of inOrder(this.#byMeasure))
      for (const [, { code, side, months }] of inOrder(cells))
        for (const [month, sample] of [...months].sort(([a], [b]) => a - b))
          yield JSON.stringify([measure, unit, code, side, month, sample.written()] satisfies WrittenCell);
  }

  #ofMeasure(measure: Measure, unit: string): CellsOfMeasure {
    const key = `${measure} ${unit}`;
    const known = this.#byMeasure.get(key);
    if (known !== undefined) return known;
    const made: CellsOfMeasure = { measure, unit, cells: new Map() };
    this.#byMeasure.set(key, made);
    return made;
  }

  #extend(day: Day): void {
    if (this.#from === undefined || day < this.#from) this.#from = day;
    if (this.#until === undefined || day > this.#until) this.#until = day;
  }
}

/** Observations as a store keeps them in columns. */
export type CodedObservations = {
  readonly cells: readonly { readonly cell: CellKey; readonly month: Month }[];
  readonly cellOfEach: Uint32Array;
  readonly steps: Int32Array;
  readonly from: Day;
  readonly until: Day;
};

/** The UTC month of a day. */
export function monthOf(day: Day): Month {
  return Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1;
}

function inOrder<Value>(map: ReadonlyMap<string, Value>): readonly (readonly [string, Value])[] {
  return [...map].sort(([a], [b]) => (a < b ? -1 : 1));
}
