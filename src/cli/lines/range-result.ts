import type { Problem } from '../../domain/problem.ts';
import type { Limits } from '../../intake/limits.ts';
import { readLine } from '../../intake/read-ndjson.ts';
import type { LineOf } from './line-of.ts';
import { linesInRange, type Range } from './lines-in-range.ts';
import { outcomeOf, type Rejected } from './record-outcome.ts';

/** What the records of a range came to. Lines are counted from the range's first. */
export type RangeResult = {
  readonly lines: number;
  /** The lines of output, each with its end. */
  readonly output: Uint8Array<ArrayBuffer>;
  /** What there is to tell of the records, in their order. */
  readonly told: readonly ({ readonly kind: 'warned'; readonly warnings: readonly Problem[] } | Rejected)[];
};

export type NdjsonFile = { readonly descriptor: number; readonly source: string; readonly limits: Limits };

/** Reads the records of a range of an NDJSON file and makes their lines. */
export function readRange(
  { descriptor, source, limits }: NdjsonFile,
  range: Range,
  lineOf: LineOf,
): RangeResult {
  const told: RangeResult['told'][number][] = [];
  const output: string[] = [];
  let lines = 0;
  for (const line of linesInRange(descriptor, range, limits.recordBytes)) {
    lines = line.number;
    const record = readLine(line, source, limits);
    if (record === undefined) continue;
    const outcome = outcomeOf(record, source, lineOf);
    if (outcome.kind === 'rejected') told.push(outcome);
    else {
      output.push(outcome.text, '\n');
      if (outcome.warnings.length > 0) told.push({ kind: 'warned', warnings: outcome.warnings });
    }
  }
  return { lines, output: new TextEncoder().encode(output.join('')), told };
}
