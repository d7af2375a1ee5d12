import { wilsonRate } from '../../learn/measurement/wilson-interval.ts';
import type { HitRate } from './impact-report.ts';
import type { Inspection } from './inspection.ts';

/** Fewer inspected declarations than this leave an interval too wide to decide by. */
const enoughInspected = 30;

/** Counts inspections and what they found. */
export class HitTally {
  inspected = 0;
  violations = 0;
  discrepancies = 0;

  add(inspection: Inspection | undefined): void {
    if (inspection === undefined) return;
    this.inspected += 1;
    if (inspection.result === 'violation') this.violations += 1;
    if (inspection.result === 'discrepancy') this.discrepancies += 1;
  }

  addCounts(counts: Pick<HitTally, 'inspected' | 'violations' | 'discrepancies'>): void {
    this.inspected += counts.inspected;
    this.violations += counts.violations;
    this.discrepancies += counts.discrepancies;
  }

  /** Violations and inspected. */
  get counts(): readonly [number, number] {
    return [this.violations, this.inspected];
  }

  rate(): HitRate {
    const { violations, inspected } = this;
    return { ...wilsonRate(violations, inspected), violations, tooFew: inspected < enoughInspected };
  }
}
