import type { CellKey, Measure } from './measure.ts';
import type { Shape } from './own-statistics.ts';
import { type Estimate, medianVariance, normalShape, type Shrinkage } from './shrink.ts';

/** Estimates as columns, in ascending order of their keys. */
export type EstimateColumns = {
  readonly keys: readonly string[];
  readonly count: readonly number[];
  readonly centre: readonly number[];
  readonly spread: readonly number[];
  readonly borrowed: readonly number[];
  readonly p5: readonly number[];
  readonly p25: readonly number[];
  readonly p75: readonly number[];
  readonly p95: readonly number[];
};

/** The references of one measure as they are written. */
export type WrittenTree = {
  readonly measure: Measure;
  readonly unit: string;
  readonly shrinkage: Shrinkage;
  /** What a side adds to the centre of a code, in whole steps, by chapter and side, and by side alone. */
  readonly effects: Readonly<Record<string, number>>;
  /** By the first digits of the commodity code; of all codes under ''. */
  readonly nodes: EstimateColumns;
  /** By code and side. */
  readonly cells: EstimateColumns;
  /** The values of each cell in ascending order; none where they are too many to be kept. */
  readonly values: readonly (readonly number[])[];
};

/** What is normal for a cell, wherever in the tree that was found. */
export type Normal = {
  readonly centre: number;
  readonly spread: number;
  /** How uncertain the centre is, in squared steps. */
  readonly variance: number;
  /** Where a further value lies, in steps: the spread around the centre, and with it how uncertain the centre is. */
  readonly quantiles: Quantiles;
  /** Where most of the centre comes from. */
  readonly source: Source;
};

/** The 5th, 25th, 75th and 95th percentile, in steps. */
export type Quantiles = Shape;

/** The digits of the code of a place, the side where it is one cell, and how many values it has. */
export type Source = { readonly code: string; readonly side?: string; readonly values: number };

/** A place on the way from all codes to a cell. */
export type Place = { readonly code: string; readonly side?: string; readonly estimate: Estimate };

/** What is normal by one measure, for every commodity code and side; never changed. */
export class ReferenceTree {
  readonly written: WrittenTree;
  readonly #nodes: ReadonlyMap<string, number>;
  readonly #cells: ReadonlyMap<string, number>;

  constructor(written: WrittenTree) {
    this.written = written;
    this.#nodes = placesOf(written.nodes.keys);
    this.#cells = placesOf(written.cells.keys);
  }

  /** The places of the tree above a cell and the cell itself, as far as there are any, from all codes down. */
  pathTo({ code, side }: Pick<CellKey, 'code' | 'side'>): readonly Place[] {
    const places: Place[] = [];
    for (const prefix of prefixesOf(code)) {
      const node = this.#nodes.get(prefix);
      if (node !== undefined) places.push({ code: prefix, estimate: estimateAt(this.written.nodes, node) });
    }
    const cell = this.#cells.get(cellName(code, side));
    if (cell !== undefined) places.push({ code, side, estimate: estimateAt(this.written.cells, cell) });
    return places;
  }

  /** What is normal at the end of a path: whatever is missing there is as uncertain as such places differ. */
  normalOf({ code, side }: Pick<CellKey, 'code' | 'side'>, path: readonly Place[]): Normal | undefined {
    const last = path.at(-1);
    if (last === undefined) return undefined;
    const { centres } = this.written.shrinkage;
    const { count, centre, spread, borrowed, shape } = last.estimate;
    const own = (medianVariance * spread ** 2) / (count + borrowed);
    const source = sourceOf(path);
    if (last.side !== undefined) {
      const quantiles = quantilesOf(centre, spread, shape, own);
      return { centre, spread, variance: own, quantiles, source };
    }
    let variance = own + (centres[cellLevel] ?? 0);
    for (let level = levelOf(last.code) + 1; level <= levelOf(code); level++) variance += centres[level] ?? 0;
    const moved = centre + effectOf(this.written.effects, code, side);
    const quantiles = quantilesOf(moved, spread, shape, variance);
    return { centre: moved, spread, variance, quantiles, source };
  }

  /** The place of a cell in the columns; undefined where there is none. */
  placeOf({ code, side }: Pick<CellKey, 'code' | 'side'>): number | undefined {
    return this.#cells.get(cellName(code, side));
  }
}

/** The level of the tree that cells are at, below codes of ten digits. */
export const cellLevel = 6;

/** The level of a commodity code: 0 for all of them, 5 for ten digits. */
export function levelOf(code: string): number {
  return code.length / 2;
}

/** A code's digits up to each level, from none. */
export function prefixesOf(code: string): readonly string[] {
  return Array.from({ length: levelOf(code) + 1 }, (_, level) => code.slice(0, level * 2));
}

/** Sorts codes before what is below them, since a space comes before digits. */
export function cellName(code: string, side: string): string {
  return `${code} ${side}`;
}

/** What a side adds to the centre of a code: as known for its chapter, else for all codes; in whole steps. */
export function effectOf(effects: Readonly<Record<string, number>>, code: string, side: string): number {
  return effects[cellName(code.slice(0, 2), side)] ?? effects[cellName('', side)] ?? 0;
}

/**
 * Quantiles of a value that is spread around a centre which is itself known only so well. Goods of which little is known may
 * cost nearly anything, however alike the prices of one kind of goods are.
 */
function quantilesOf(centre: number, spread: number, shape: Shape, variance: number): Quantiles {
  const uncertain = Math.sqrt(variance);
  const at = (place: 0 | 1 | 2 | 3): number =>
    centre +
    Math.sign(normalShape[place]) * Math.hypot(spread * shape[place], uncertain * normalShape[place]);
  return [at(0), at(1), at(2), at(3)];
}

/** Where the largest part of an estimate comes from, each place borrowing what it lacks from the one above. */
function sourceOf(path: readonly Place[]): Source {
  let source: Source = { code: '', values: 0 };
  let largest = -1;
  let left = 1;
  for (const { code, side, estimate } of path.toReversed()) {
    const { count, borrowed } = estimate;
    const part = (left * count) / (count + borrowed);
    if (part > largest) source = { code, values: count, ...(side !== undefined && { side }) };
    largest = Math.max(largest, part);
    left -= part;
  }
  return source;
}

function placesOf(keys: readonly string[]): ReadonlyMap<string, number> {
  const places = new Map<string, number>();
  for (let place = 0; place < keys.length; place++) places.set(keys[place] ?? '', place);
  return places;
}

function estimateAt(columns: EstimateColumns, place: number): Estimate {
  const at = (column: readonly number[]): number => column[place] ?? Number.NaN;
  return {
    count: at(columns.count),
    centre: at(columns.centre),
    spread: at(columns.spread),
    borrowed: at(columns.borrowed),
    shape: [at(columns.p5), at(columns.p25), at(columns.p75), at(columns.p95)],
  };
}
