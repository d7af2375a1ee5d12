import type { Bucket, TrailEntry } from './history-record.ts';
import { dayOf, daySeconds, monthOf } from './spans.ts';

/** The sum of a tally over the running UTC day and so many before it. */
export function overDays(days: readonly Bucket[], tally: number, before: number, at: number): number {
  return sumOf(days, tally, dayOf(at) - before, dayOf(at));
}

/** The sum of a tally over the running UTC month and so many before it. */
export function overMonths(months: readonly Bucket[], tally: number, before: number, at: number): number {
  return sumOf(months, tally, monthOf(at) - before, monthOf(at));
}

/** The sum of a tally over so many months before the running one. */
export function overMonthsPast(months: readonly Bucket[], tally: number, before: number, at: number): number {
  return sumOf(months, tally, monthOf(at) - before, monthOf(at) - 1);
}

function sumOf(buckets: readonly Bucket[], tally: number, from: number, to: number): number {
  let sum = 0;
  for (let place = buckets.length - 1; place >= 0; place -= 1) {
    const bucket = buckets[place];
    if (bucket === undefined || bucket.at < from) break;
    if (bucket.at <= to) sum += bucket.tallies[tally] ?? 0;
  }
  return sum;
}

/** What other declarations than that of the id left in the so many days before, to the second. */
export function leftByOthers(
  trail: readonly TrailEntry[],
  id: string,
  days: number,
  at: number,
): readonly TrailEntry[] {
  if (trail.length === 0) return trail;
  const since = at - days * daySeconds;
  return trail.filter((entry) => entry.id !== id && entry.at >= since && entry.at <= at);
}
