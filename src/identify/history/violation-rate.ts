import { type HistoryRecord, partyTally } from './history-record.ts';
import type { HistorySettings } from './history-settings.ts';
import { overMonths } from './windows.ts';

/** How many were inspected, and on how many of them a violation was found. */
export type Inspections = { readonly inspected: number; readonly violations: number };

export function inspectionsOf(record: HistoryRecord, monthsBefore: number, at: number): Inspections {
  return {
    inspected: overMonths(record.months, partyTally.inspected, monthsBefore, at),
    violations: overMonths(record.months, partyTally.violations, monthsBefore, at),
  };
}

/**
 * The share of violations, drawn towards a rate that is expected: (v + k p) / (n + k). With k of ten, one violation in
 * one inspection tells little, and thirty inspections outweigh what was expected three times. Undefined where nothing
 * is expected, since nobody was inspected anywhere.
 */
export function smoothedRate(
  { inspected, violations }: Inspections,
  expected: number | undefined,
  { priorInspections }: HistorySettings,
): number | undefined {
  if (expected === undefined) return undefined;
  return (violations + priorInspections * expected) / (inspected + priorInspections);
}

/** The share as it is; undefined where nobody was inspected. */
export function plainRate({ inspected, violations }: Inspections): number | undefined {
  return inspected === 0 ? undefined : violations / inspected;
}
