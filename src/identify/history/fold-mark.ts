import {
  type Bucket,
  emptyRecord,
  type HistoryRecord,
  type Mark,
  type RecordShape,
  type TextCount,
  type TrailEntry,
} from './history-record.ts';
import { dayOf, daySeconds, monthOf } from './spans.ts';

/** When a mark was left, in seconds since 1970, and by which declaration. */
export type MarkedBy = { readonly at: number; readonly id: string };

/** No day or month counts further, so that figures have a bounded length. */
const mostOfDay = 36 ** 3 - 1;
const mostOfMonth = 36 ** 4 - 1;

/** The record with a further mark; the same record where the mark says nothing. */
export function foldMark(
  record: HistoryRecord | undefined,
  mark: Mark,
  { at, id }: MarkedBy,
  shape: RecordShape,
): HistoryRecord {
  const before = record ?? emptyRecord;
  const { counts, months, days } = mark;
  const after: HistoryRecord = {
    declarations: before.declarations + (counts ? 1 : 0),
    firsts: counts ? inOrder(before.firsts, at).slice(0, 2) : before.firsts,
    lasts: counts ? inOrder(before.lasts, at).slice(-2) : before.lasts,
    months: months ? tallied(before.months, monthOf(at), months, shape.months, mostOfMonth) : before.months,
    days: days ? tallied(before.days, dayOf(at), days, shape.days, mostOfDay) : before.days,
    lists: mark.lists ? listed(before.lists, mark.lists, shape) : before.lists,
    trail: mark.trail ? trailed(before.trail, mark.trail, { at, id }, shape) : before.trail,
  };
  const isSame =
    !counts &&
    after.months === before.months &&
    after.days === before.days &&
    after.lists === before.lists &&
    after.trail === before.trail;
  return isSame ? before : after;
}

/** The record as it would be had a mark of that time never been folded in; trails are told apart by their ids. */
export function takeOutMark(record: HistoryRecord, mark: Mark, at: number): HistoryRecord {
  return {
    ...record,
    declarations: record.declarations - (mark.counts ? 1 : 0),
    firsts: mark.counts ? without(record.firsts, at) : record.firsts,
    lasts: mark.counts ? without(record.lasts, at) : record.lasts,
    months: mark.months ? lessened(record.months, monthOf(at), mark.months) : record.months,
    days: mark.days ? lessened(record.days, dayOf(at), mark.days) : record.days,
    lists: mark.lists
      ? record.lists.map((list, place) => unlisted(list, mark.lists?.[place] ?? []))
      : record.lists,
  };
}

function inOrder(moments: readonly number[], at: number): readonly number[] {
  const last = moments.at(-1);
  return last === undefined || last <= at ? [...moments, at] : [...moments, at].sort((a, b) => a - b);
}

function without(moments: readonly number[], at: number): readonly number[] {
  const place = moments.indexOf(at);
  return place === -1 ? moments : moments.toSpliced(place, 1);
}

function tallied(
  buckets: readonly Bucket[],
  at: number,
  tallies: readonly number[],
  kept: number,
  most: number,
): readonly Bucket[] {
  const newest = buckets.at(-1);
  if (newest !== undefined && newest.at > at) {
    // A node whose clock is behind: into its place, if that is still kept.
    if (at < newest.at - kept) return buckets;
    const place = buckets.findIndex((bucket) => bucket.at >= at);
    const same = buckets[place]?.at === at ? buckets[place] : undefined;
    return buckets.toSpliced(place, same ? 1 : 0, { at, tallies: sums(same?.tallies ?? [], tallies, most) });
  }
  if (newest?.at === at) return buckets.with(-1, { at, tallies: sums(newest.tallies, tallies, most) });
  const first = buckets.findIndex((bucket) => bucket.at >= at - kept);
  const next = { at, tallies: sums([], tallies, most) };
  return first === -1 ? [next] : [...(first === 0 ? buckets : buckets.slice(first)), next];
}

function lessened(buckets: readonly Bucket[], at: number, tallies: readonly number[]): readonly Bucket[] {
  const place = buckets.findLastIndex((bucket) => bucket.at === at);
  const bucket = buckets[place];
  if (bucket === undefined) return buckets;
  return buckets.with(place, {
    at,
    tallies: bucket.tallies.map((tally, index) => Math.max(0, tally - (tallies[index] ?? 0))),
  });
}

function sums(before: readonly number[], more: readonly number[], most: number): readonly number[] {
  return more.length < before.length
    ? before.map((tally, place) => Math.min(most, tally + (more[place] ?? 0)))
    : more.map((tally, place) => Math.min(most, tally + (before[place] ?? 0)));
}

function listed(
  lists: HistoryRecord['lists'],
  texts: readonly (readonly string[])[],
  shape: RecordShape,
): HistoryRecord['lists'] {
  const next = shape.lists.map(({ most, countsTo }, place) =>
    withTexts(lists[place] ?? noTexts, texts[place] ?? [], most, countsTo),
  );
  return next.every((list, place) => list === (lists[place] ?? noTexts)) ? lists : next;
}

const noTexts: readonly TextCount[] = [];

/** The list with the texts counted and moved to its end, without what came longest ago where it would be too long. */
function withTexts(
  list: readonly TextCount[],
  texts: readonly string[],
  most: number,
  countsTo: number,
): readonly TextCount[] {
  // Whoever declares the same as before, as most do, changes nothing.
  if (texts.length === 0 || isAtEnd(list, texts, countsTo)) return list;
  const changed = list.slice();
  for (const text of texts) {
    const place = lastPlaceOf(text, changed);
    const before = place === -1 ? 0 : (changed[place]?.[1] ?? 0);
    if (place !== -1) changed.splice(place, 1);
    changed.push([text, Math.min(countsTo, before + 1)]);
  }
  return changed.length > most ? changed.slice(-most) : changed;
}

/** Where a text is; what was declared lately is at the end, and mostly declared again. */
export function lastPlaceOf(text: string, list: readonly TextCount[]): number {
  let place = list.length - 1;
  while (place >= 0 && list[place]?.[0] !== text) place -= 1;
  return place;
}

function isAtEnd(list: readonly TextCount[], texts: readonly string[], countsTo: number): boolean {
  const start = list.length - texts.length;
  return (
    start >= 0 &&
    texts.every((text, place) => {
      const counted = list[start + place];
      return counted?.[0] === text && counted[1] === countsTo;
    })
  );
}

function unlisted(list: readonly TextCount[], texts: readonly string[]): readonly TextCount[] {
  if (texts.length === 0) return list;
  return list
    .map(([text, count]): TextCount => [text, texts.includes(text) ? count - 1 : count])
    .filter(([, count]) => count > 0);
}

function trailed(
  trail: readonly TrailEntry[],
  left: readonly (readonly string[])[],
  { at, id }: MarkedBy,
  shape: RecordShape,
): readonly TrailEntry[] {
  if (shape.trail === undefined) return trail;
  const { most, days, replaces } = shape.trail;
  const since = at - days * daySeconds;
  const kept = trail.filter(
    (entry) =>
      entry.at >= since &&
      !(entry.id === id && (replaces || left.some((texts) => isSameTexts(texts, entry.texts)))),
  );
  if (left.length === 0 && kept.length === trail.length) return trail;
  // A clock that was behind puts its entry in its place.
  const next = [...kept, ...left.map((texts): TrailEntry => ({ at, id, texts }))];
  const last = kept.at(-1);
  if (last !== undefined && last.at > at) next.sort((a, b) => a.at - b.at);
  return next.slice(-most);
}

function isSameTexts(texts: readonly string[], others: readonly string[]): boolean {
  return texts.length === others.length && texts.every((text, place) => text === others[place]);
}
