import type { Moment } from '../../domain/moment.ts';
import { completedWeek } from './burst.ts';
import { foldMark, type MarkedBy } from './fold-mark.ts';
import { type Footprint, footprintOf } from './footprint.ts';
import { freshMarks } from './fresh-marks.ts';
import { type HistoryKey, kindOfKey, type Owner, owners } from './history-key.ts';
import { emptyRecord, type HistoryRecord, type Mark, recordShapes } from './history-record.ts';
import { noOwnPast, type OwnPast, secondOf } from './own-past.ts';
import type { Records } from './records.ts';
import { cohortKey } from './traces.ts';

/**
 * The records that change when a declaration is received: those under `historyKeysOf` must be known, as far as there
 * are any. A further version of a declaration, known by `own`, is not counted again; what it newly names leaves traces.
 */
export function rememberDeclaration({
  footprint,
  at,
  records,
  own = noOwnPast,
}: {
  readonly footprint: Footprint;
  readonly at: Moment;
  readonly records: Records;
  readonly own?: OwnPast;
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
  const earlier = own.versions.map(({ declaration }) => footprintOf(declaration, traces.settings).marks);
  for (const [key, mark] of freshMarks(marks, earlier)) leave(key, mark);
  return changed;
}

function isOwner(kind: string): kind is Owner {
  return (owners as readonly string[]).includes(kind);
}
