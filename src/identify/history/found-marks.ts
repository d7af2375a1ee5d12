import type { Finding } from '../../domain/finding.ts';
import type { Marks } from './declaration-marks.ts';
import { type HistoryKey, owners } from './history-key.ts';
import type { Mark } from './history-record.ts';
import type { HistorySettings } from './history-settings.ts';
import { type ReceivedFinding, secondOf } from './own-past.ts';
import { overallKey, type Traces, tracesOf } from './traces.ts';

/** The keys under which it is kept that a declaration was inspected, and whether a violation was found. */
export function foundKeys(traces: Traces): readonly HistoryKey[] {
  return [
    ...owners.map((owner) => traces.owners[owner]),
    traces.office,
    overallKey,
    traces.links.exporter,
    traces.links.address,
    traces.parties.importer === undefined ? undefined : traces.address,
  ].filter((key) => key !== undefined);
}

/**
 * What the findings on a declaration leave: one inspection and at most one violation, in the month in which the
 * newest was known, with the parties of the version that one is on. Undefined where nothing was found.
 */
export function foundMarks(
  findings: readonly ReceivedFinding[],
  settings: HistorySettings,
): { readonly marks: Marks; readonly at: number } | undefined {
  const newest = findings.at(-1);
  if (newest === undefined) return undefined;
  const mark: Mark = { counts: false, months: [0, 1, isViolation(findings) ? 1 : 0] };
  return {
    marks: new Map(foundKeys(tracesOf(newest.declaration, settings)).map((key) => [key, mark])),
    at: secondOf(newest.at),
  };
}

/** A later finding on the same item, or on the whole declaration, stands in the place of the earlier one. */
function isViolation(findings: readonly ReceivedFinding[]): boolean {
  const standing = new Map<string, Finding>();
  for (const { finding } of findings) standing.set(`${finding.version ?? ''} ${finding.item ?? ''}`, finding);
  return [...standing.values()].some(({ result }) => result === 'violation');
}
