import type { Marks } from './declaration-marks.ts';
import { takeOutMark } from './fold-mark.ts';
import { footprintOf } from './footprint.ts';
import { foundMarks } from './found-marks.ts';
import { freshMarks } from './fresh-marks.ts';
import type { HistoryKey } from './history-key.ts';
import { emptyRecord, type HistoryRecord, type Mark } from './history-record.ts';
import type { HistorySettings } from './history-settings.ts';
import { type OwnPast, secondOf } from './own-past.ts';
import type { Records } from './records.ts';

/** The records of others: those with nothing in them of the declaration itself. */
export type Others = (key: HistoryKey | undefined) => HistoryRecord;

export function othersThan(own: OwnPast, records: Records, settings: HistorySettings): Others {
  if (own.versions.length === 0 && own.findings.length === 0)
    return (key) => (key && records.get(key)) || emptyRecord;
  const taken = ownMarks(own, settings);
  return (key) => {
    if (key === undefined) return emptyRecord;
    const record = records.get(key) ?? emptyRecord;
    return (taken.get(key) ?? []).reduce((others, { mark, at }) => takeOutMark(others, mark, at), record);
  };
}

type Left = { readonly mark: Mark; readonly at: number };

/** All that the declaration has left so far. */
function ownMarks(own: OwnPast, settings: HistorySettings): ReadonlyMap<HistoryKey, readonly Left[]> {
  const left = new Map<HistoryKey, Left[]>();
  const leave = (marks: Marks, at: number) => {
    for (const [key, mark] of marks) left.set(key, [...(left.get(key) ?? []), { mark, at }]);
  };
  const marks = own.versions.map(({ declaration }) => footprintOf(declaration, settings).marks);
  own.versions.forEach(({ at }, place) => {
    leave(freshMarks(marks[place] ?? new Map(), marks.slice(0, place)), secondOf(at));
  });
  const found = foundMarks(own.findings, settings);
  if (found !== undefined) leave(found.marks, found.at);
  return left;
}
