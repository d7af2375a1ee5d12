import type { Moment } from '../../domain/moment.ts';
import { completedWeek } from './burst.ts';
import { foldMark, type MarkedBy } from './fold-mark.ts';
import type { Footprint } from './footprint.ts';
import { type HistoryKey, kindOfKey, type Owner, owners } from './history-key.ts';
import { emptyRecord, type HistoryRecord, type Mark, recordShapes } from './history-record.ts';
import { LeftMarks } from './left-marks.ts';
import { secondOf } from './own-past.ts';
import type { Records } from './records.ts';
import { cohortKey } from './traces.ts';

/**
 * The records that change when a declaration is received: those under `historyKeysOf` must be known, as far as there
 * are any. A further version of a declaration is not counted again; what it newly names, beside what those before it have
 * `left`, leaves traces.
 */
export function rememberDeclaration({
  footprint,
  at,
  records,
  left = new LeftMarks(),
}: {
  readonly footprint: Footprint;
  readonly at: Moment;
  readonly records: Records;
  readonly left?: LeftMarks;
}): ReadonlyMap<HistoryKey, HistoryRecord> {
  const { traces, marks } = footprint;
  const changed = new Map<HistoryKey, HistoryRecord>();
  const by: MarkedBy = { at: secondOf(at), id: traces.id };
  const leave = (key: HistoryKey, mark: Mark) => {
    const before = records.get(key) ?? emptyRecord;
    const kind = kindOfKey(key);
    if (mark.counts && isOwner(kind)) {
      const week = completedWeek(before, by.at);
      if (week !== undefined) leave(cohortKey(kind), { counts: false, lists: [[week]] });
    }
    const after = foldMark(before, mark, by, recordShapes[kind]);
    if (after !== before) changed.set(key, after);
  };
  for (const [key, mark] of left.freshOf(marks)) leave(key, mark);
  return changed;
}

function isOwner(kind: string): kind is Owner {
  return (owners as readonly string[]).includes(kind);
}
