import type { FindingResult } from '../../domain/finding.ts';
import type { Money } from '../../domain/money.ts';
import type { PastFinding } from './history-record.ts';

/** What inspecting a declaration came to. */
export type Inspection = { readonly result: FindingResult; readonly recovered: readonly Money[] };

const gravity: readonly FindingResult[] = ['compliant', 'discrepancy', 'violation'];

/**
 * What the findings on a declaration say together: the gravest result. A later finding on the same item, or on
 * the whole declaration, stands in the place of the earlier one. Undefined where nothing was inspected.
 */
export function inspectionOf(findings: readonly PastFinding[]): Inspection | undefined {
  if (findings.length === 0) return undefined;
  const standing = [...new Map(findings.map((finding) => [finding.item ?? 0, finding])).values()];
  const ranks = standing.map(({ result }) => gravity.indexOf(result));
  return {
    result: gravity[Math.max(...ranks)] ?? 'compliant',
    recovered: standing.flatMap(({ revenueRecovered }) => revenueRecovered ?? []),
  };
}
