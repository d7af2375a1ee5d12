import type { Finding } from '../../domain/finding.ts';
import type { PastRow } from './past-row.ts';

/** What is known of the chance a declaration was decided by. */
export type PastDraw = {
  /** Its draw, 0 <= draw < 1. */
  readonly draw: number;
  /** Whether the rate of that day hit it, whatever else selected it. */
  readonly isDrawn: boolean;
};

/** What a back-test asks of a finding. */
export type PastFinding = Pick<Finding, 'item' | 'result' | 'revenueRecovered'>;

/** One declaration of the past with what is known of it. */
export type HistoryRecord = {
  readonly row: PastRow;
  /** Absent where it comes from a file of declarations, which tells of no decision. */
  readonly decided?: PastDraw;
  /** On this version, in the order they were recorded. */
  readonly findings: readonly PastFinding[];
};
