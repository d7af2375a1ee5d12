import { foldMark, takeOutMark } from './fold-mark.ts';
import { foundMarks } from './found-marks.ts';
import { type HistoryKey, kindOfKey } from './history-key.ts';
import { emptyRecord, type HistoryRecord, recordShapes } from './history-record.ts';
import { defaultHistorySettings, type HistorySettings } from './history-settings.ts';
import type { ReceivedFinding } from './own-past.ts';
import type { Records } from './records.ts';

/**
 * The records that change when a finding is received: those under `historyKeysOfFinding` must be known, as far as
 * there are any. `earlier` are the findings on the same declaration before, which it may supersede.
 */
export function rememberFinding(
  {
    found,
    records,
    earlier = [],
  }: {
    readonly found: ReceivedFinding;
    readonly records: Records;
    readonly earlier?: readonly ReceivedFinding[];
  },
  settings: HistorySettings = defaultHistorySettings,
): ReadonlyMap<HistoryKey, HistoryRecord> {
  const changed = new Map<HistoryKey, HistoryRecord>();
  const before = foundMarks(earlier, settings);
  const after = foundMarks([...earlier, found], settings);
  for (const [key, mark] of before?.marks ?? []) {
    const record = records.get(key);
    if (record !== undefined && before !== undefined) changed.set(key, takeOutMark(record, mark, before.at));
  }
  for (const [key, mark] of after?.marks ?? []) {
    const record = changed.get(key) ?? records.get(key) ?? emptyRecord;
    const by = { at: after?.at ?? 0, id: '' };
    changed.set(key, foldMark(record, mark, by, recordShapes[kindOfKey(key)]));
  }
  return changed;
}
