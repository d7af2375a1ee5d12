import type { Flow } from '../../domain/declaration.ts';
import type { LaneChoice } from '../../treat/treat.ts';
import { DailyCounts } from './daily-counts.ts';
import { HitTally } from './hit-tally.ts';
import type { Inspection } from './inspection.ts';
import type { PastRow } from './past-row.ts';

/** A declaration of the past, and what the rule book in force makes of it. */
export type CountedDeclaration = {
  readonly row: PastRow;
  readonly choice: LaneChoice;
  readonly inspection: Inspection | undefined;
  readonly wasDrawn: boolean;
};

/** What is counted of the history as a whole. */
export class HistoryTally {
  declarations = 0;
  items = 0;
  recordedDraws = 0;
  inspected = 0;
  /** Versions after the first, which a file holds beside the one they amend. */
  amendments = 0;
  readonly days = new DailyCounts();
  readonly byOffice = new Map<string, number>();
  readonly byFlow = new Map<Flow, number>();
  /** Of what profiles in force select, and of what was drawn at random. */
  readonly selectedHits = new HitTally();
  readonly drawnHits = new HitTally();

  count({ row, choice, inspection, wasDrawn }: CountedDeclaration, isDecided: boolean): void {
    const { office, flow, day, itemCount, version } = row;
    this.declarations += 1;
    this.items += itemCount;
    if (version > 1) this.amendments += 1;
    if (isDecided) this.recordedDraws += 1;
    if (inspection !== undefined) this.inspected += 1;
    this.days.add(day);
    this.byOffice.set(office, (this.byOffice.get(office) ?? 0) + 1);
    this.byFlow.set(flow, (this.byFlow.get(flow) ?? 0) + 1);
    if (choice.floor !== 'green') this.selectedHits.add(inspection);
    if (wasDrawn) this.drawnHits.add(inspection);
  }
}
