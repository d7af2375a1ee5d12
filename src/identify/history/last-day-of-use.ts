import { type HistoryKey, kindOfKey } from './history-key.ts';
import { type HistoryRecord, recordShapes } from './history-record.ts';
import { dayOf } from './spans.ts';

/**
 * The last UTC day, counted since 1970, on which a record can say anything: a container is remembered for a week, a
 * certificate for a year. Undefined where it never ends, as with parties.
 */
export function lastDayOfUse(key: HistoryKey, { trail }: HistoryRecord): number | undefined {
  const { trail: shape } = recordShapes[kindOfKey(key)];
  if (shape === undefined || isKeptForGood(key)) return undefined;
  return Math.max(0, ...trail.map(({ at }) => dayOf(at))) + shape.days;
}

/** Whether what a record says never ends, as with parties. */
export function isKeptForGood(key: HistoryKey): boolean {
  const { days, months, lists, trail } = recordShapes[kindOfKey(key)];
  return trail === undefined || days > 0 || months > 0 || lists.length > 0;
}
