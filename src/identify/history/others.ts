import { takeOutMark } from './fold-mark.ts';
import { foundMarks } from './found-marks.ts';
import type { HistoryKey } from './history-key.ts';
import { emptyRecord, type HistoryRecord } from './history-record.ts';
import type { HistorySettings } from './history-settings.ts';
import type { LeftMarks } from './left-marks.ts';
import { noOwnPast, type OwnPast } from './own-past.ts';
import type { Records } from './records.ts';

/** The records of others: those with nothing in them of the declaration itself. */
export type Others = (key: HistoryKey | undefined) => HistoryRecord;

export function othersThan(
  own: OwnPast,
  left: LeftMarks,
  records: Records,
  settings: HistorySettings,
): Others {
  // Of a first version there is nothing to take out.
  if (own === noOwnPast) return (key) => (key && records.get(key)) ?? emptyRecord;
  const found = foundMarks(own.findings, settings);
  return (key) => {
    if (key === undefined) return emptyRecord;
    const record = records.get(key) ?? emptyRecord;
    const others = left.under(key).reduce((rest, { mark, at }) => takeOutMark(rest, mark, at), record);
    const mark = found?.marks.get(key);
    return found === undefined || mark === undefined ? others : takeOutMark(others, mark, found.at);
  };
}
