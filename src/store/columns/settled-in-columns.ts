import type { SettledPart, SettledPeriod } from '../../app/references/build-references.ts';
import { observedPaths } from '../../identify/values/observe-columns.ts';
import { numbersOf } from './history-in-columns.ts';
import type { Manifest } from './manifest.ts';
import { type RangeLimits, RangeReader } from './range-reader.ts';

/** Much at a time: each part looks up its cells once, and only a few columns of it are held, some 80 MB. */
const wideLimits: RangeLimits = { declarations: 262_144, items: 524_288 };
const dayMilliseconds = 86_400_000;

/** Which rows are settled: those of a period, without some sequences in ascending order, up to an act. */
export type Settled = {
  readonly period: SettledPeriod;
  readonly unsettled: Float64Array;
  readonly reach: number;
};

/** Settled declarations of columns with the sequence of the first row that was looked at for them. */
export type SettledPage = { readonly firstSequence: number; readonly part?: SettledPart };

/** The settled past in columns, part by part, the newest first. */
export class SettledInColumns {
  readonly #reader: RangeReader;
  readonly #settled: Settled;
  #end: number;

  constructor(folder: string, manifest: Manifest, settled: Settled, limits = wideLimits) {
    this.#reader = new RangeReader(folder, manifest, limits);
    this.#settled = settled;
    this.#end = manifest.declarations;
  }

  /** The next part; undefined after the last. Throws where files are missing or cut. */
  next(): SettledPage | undefined {
    const range = this.#reader.rangeBefore(this.#end);
    if (range === undefined) return undefined;
    const selecting = this.#reader.read(['record.sequence', 'lodgedAt'], range);
    const sequences = numbersOf(selecting, 'record.sequence');
    const wanted = this.#wantedOf(sequences, numbersOf(selecting, 'lodgedAt'));
    const firstSequence = sequences[0] ?? 0;
    const columns = wanted && this.#reader.read(observedPaths, range);
    this.#end = range.from;
    if (columns === undefined || wanted === undefined) return { firstSequence };
    return { firstSequence, part: { kind: 'columns', columns, isSettled: (row) => wanted[row] === 1 } };
  }

  /** A 1 for each wanted row; undefined where there is none. */
  #wantedOf(sequences: Float64Array, lodged: Float64Array): Uint8Array | undefined {
    const { period, unsettled, reach } = this.#settled;
    const from = Date.parse(`${period.from}T00:00:00Z`);
    const end = Date.parse(`${period.until}T00:00:00Z`) + dayMilliseconds;
    const wanted = new Uint8Array(sequences.length);
    let at = firstNotBelow(unsettled, sequences[0] ?? 0);
    let some = 0;
    for (let row = 0; row < sequences.length; row++) {
      const sequence = sequences[row] as number;
      while (at < unsettled.length && (unsettled[at] as number) < sequence) at += 1;
      const instant = lodged[row] as number;
      if (sequence > reach || unsettled[at] === sequence || instant < from || instant >= end) continue;
      wanted[row] = 1;
      some += 1;
    }
    return some === 0 ? undefined : wanted;
  }
}

function firstNotBelow(sorted: Float64Array, wanted: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((sorted[middle] as number) < wanted) low = middle + 1;
    else high = middle;
  }
  return low;
}
