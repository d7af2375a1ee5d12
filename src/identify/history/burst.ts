import type { HistoryRecord, TextCount } from './history-record.ts';
import { dayOf } from './spans.ts';

/** Weeks for which a party is known are told apart so far: 0, 1, 2, 3, then by doubling from 4 to 64 and more. */
export function ageClassOf(weeks: number): number {
  return weeks < 4 ? weeks : Math.min(8, 2 + Math.floor(Math.log2(weeks)));
}

/** Counts of declarations are kept one by one up to eight, then in half octaves. */
function countClassOf(count: number): number {
  if (count <= 8) return count;
  return Math.min(28, 8 + Math.floor(2 * Math.log2(count / 8)));
}

/** The least count of a class. */
function countOfClass(countClass: number): number {
  return countClass <= 8 ? countClass : Math.ceil(8 * 2 ** ((countClass - 8) / 2));
}

/** The week of a party's life, counted from the UTC day of its first declaration. */
export function weekOfLife(first: number, at: number): number {
  return Math.max(0, Math.floor((dayOf(at) - dayOf(first)) / 7));
}

/**
 * What a party adds to the cohorts when it declares again in a later week of its life: how many declarations the
 * last week had in which it declared at all. Undefined as long as that week lasts.
 */
export function completedWeek(party: HistoryRecord, at: number): string | undefined {
  const first = party.firsts[0];
  const last = party.lasts.at(-1);
  if (first === undefined || last === undefined) return undefined;
  const week = weekOfLife(first, last);
  if (weekOfLife(first, at) <= week) return undefined;
  const from = dayOf(first) + week * 7;
  let count = 0;
  for (const { at: day, tallies } of party.days) if (day >= from && day < from + 7) count += tallies[0] ?? 0;
  return cellOf(ageClassOf(week), count);
}

function cellOf(ageClass: number, count: number): string {
  return `${ageClass} ${countClassOf(count)}`;
}

/**
 * How unusual a week with so many declarations is against the weeks of others known as long: in standard deviations
 * of the square root, which makes counts of any size vary alike (Anscombe 1948; a Poisson count then varies by half
 * a unit, and no less is assumed). Centre and spread are the median and the median deviation from it, so that
 * bursts among the others do not hide one. Weeks without declarations are nobody's. Undefined for fewer than
 * `least` weeks.
 */
export function burstOf(
  count: number,
  weeks: number,
  cohort: readonly TextCount[],
  least: number,
): number | undefined {
  const ageClass = `${ageClassOf(weeks)} `;
  const roots: (readonly [root: number, parties: number])[] = [];
  let total = 0;
  for (const [cell, parties] of cohort) {
    if (!cell.startsWith(ageClass)) continue;
    roots.push([Math.sqrt(countOfClass(Number(cell.slice(ageClass.length)))), parties]);
    total += parties;
  }
  if (total < least) return undefined;
  const centre = weightedMedian(roots, total);
  const deviations = roots.map(([root, parties]) => [Math.abs(root - centre), parties] as const);
  const spread = Math.max(0.5, 1.4826 * weightedMedian(deviations, total));
  return (Math.sqrt(count) - centre) / spread;
}

function weightedMedian(
  values: readonly (readonly [value: number, weight: number])[],
  total: number,
): number {
  let below = 0;
  for (const [value, weight] of [...values].sort(([a], [b]) => a - b)) {
    below += weight;
    if (below * 2 >= total) return value;
  }
  return 0;
}
