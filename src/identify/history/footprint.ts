import type { Declaration } from '../../domain/declaration.ts';
import type { Moment } from '../../domain/moment.ts';
import { type Marks, marksOf } from './declaration-marks.ts';
import { defaultHistorySettings, type HistorySettings } from './history-settings.ts';
import { type Traces, tracesOf } from './traces.ts';

/**
 * A declaration as the history sees it: by what it can be met again, and what it leaves. Made once, it serves to name
 * the keys, to recall and to remember.
 */
export type Footprint = {
  /** As it was declared. */
  readonly declared: Declaration;
  /** When the history hears of it. */
  readonly heardAt: Moment;
  readonly traces: Traces;
  readonly marks: Marks;
};

export function footprintOf(
  declaration: Declaration,
  heardAt: Moment,
  settings: HistorySettings = defaultHistorySettings,
): Footprint {
  const traces = tracesOf(settings.carriedOver?.(declaration, heardAt) ?? declaration, settings);
  return { declared: declaration, heardAt, traces, marks: marksOf(traces, heardAt) };
}
