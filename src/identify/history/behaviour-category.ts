import { type HistoryRecord, habitTally, partyTally } from './history-record.ts';
import { monthOf } from './spans.ts';
import type { Inspections } from './violation-rate.ts';
import { overMonthsPast } from './windows.ts';

export const categories = ['low', 'medium', 'high'] as const;
export type Category = (typeof categories)[number];

/** Why a party is in its category: what was seen and what it weighs. */
export type CategoryReason = { readonly id: CategorySign; readonly points: number; readonly text: string };

/**
 * What a category is made of: the party's own record and that of everybody. Whom a declaration names beside the party is no
 * part of it, so that all that a party declares within a month is decided by the same category.
 */
export type Behaviour = {
  readonly party: HistoryRecord;
  /** Of an importer. */
  readonly habits?: HistoryRecord;
  /** Of all parties in the same months, to compare rates with. */
  readonly everybody: Inspections;
};

/**
 * What each sign weighs. Assumptions, until findings say better: from 20 points a party is medium, from 50 high, so
 * that a violation alone makes medium and a rate of them high, while habits need one another.
 */
const points = {
  violations: 25,
  'repeated-violations': 40,
  'violation-rate': 25,
  'clean-inspections': -20,
  unknown: 30,
  young: 15,
  'long-known': -10,
  dormant: 20,
  burst: 15,
  'residual-codes': 10,
  night: 10,
} as const;
type CategorySign = keyof typeof points;
const mediumFrom = 20;
const highFrom = 50;

/**
 * The behavioural category of a party as of the first of the running UTC month: what happens within a month moves it
 * only in the next, so that nobody can watch it jump. It rests on the 24 months before.
 */
export function categoryOf(
  behaviour: Behaviour,
  at: number,
): { readonly category: Category; readonly reasons: readonly CategoryReason[] } {
  const reasons = [...ofViolations(behaviour, at), ...ofAge(behaviour, at), ...ofHabits(behaviour, at)];
  const total = reasons.reduce((sum, reason) => sum + reason.points, 0);
  const category = total >= highFrom ? 'high' : total >= mediumFrom ? 'medium' : 'low';
  return { category, reasons };
}

function sign(id: CategorySign, text: string): CategoryReason {
  return { id, points: points[id], text };
}

function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}

function* ofViolations({ party, everybody }: Behaviour, at: number): Iterable<CategoryReason> {
  const inspected = overMonthsPast(party.months, partyTally.inspected, 24, at);
  const violations = overMonthsPast(party.months, partyTally.violations, 24, at);
  const found = `${counted(violations, 'violation')} in ${counted(inspected, 'inspection')} of 24 months`;
  if (violations >= 3) yield sign('repeated-violations', found);
  else if (violations > 0) yield sign('violations', found);
  else if (inspected >= 10) yield sign('clean-inspections', found);
  if (violations >= 2 && isTwice({ inspected, violations }, everybody))
    yield sign('violation-rate', `${found}, at least twice the rate of all`);
}

function* ofAge({ party }: Behaviour, at: number): Iterable<CategoryReason> {
  const first = party.firsts[0];
  const months = first === undefined ? 0 : monthOf(at) - monthOf(first);
  if (months <= 0) return yield sign('unknown', 'not known before this month');
  if (months < 6) yield sign('young', `first seen ${counted(months, 'month')} ago`);
  else if (months >= 24) yield sign('long-known', `first seen ${counted(months, 'month')} ago`);
  if (months > 12 && overMonthsPast(party.months, partyTally.declarations, 12, at) === 0)
    yield sign('dormant', 'nothing declared in the 12 months before this');
}

function* ofHabits({ party, habits }: Behaviour, at: number): Iterable<CategoryReason> {
  const last = overMonthsPast(party.months, partyTally.declarations, 1, at);
  const usual = medianOfActive(party, at);
  if (usual !== undefined && last >= 10 && last >= 3 * usual)
    yield sign('burst', `${last} declarations last month, usually ${usual}`);
  if (habits === undefined) return;
  const [items, itemsBefore] = lastAndBefore(habits, habitTally.items, at);
  const [residual, residualBefore] = lastAndBefore(habits, habitTally.residual, at);
  if (items >= 20 && residual >= 0.3 * items && residual * itemsBefore > 2 * residualBefore * items)
    yield sign('residual-codes', `${residual} of ${items} items in residual subheadings in three months`);
  const [declared] = lastAndBefore(habits, habitTally.declarations, at);
  const [night] = lastAndBefore(habits, habitTally.night, at);
  if (declared >= 10 && night > 0.5 * declared)
    yield sign('night', `${night} of ${declared} lodged at night in three months`);
}

function isTwice(some: Inspections, all: Inspections): boolean {
  return some.violations > 0 && some.violations * all.inspected >= 2 * all.violations * some.inspected;
}

/** A tally in the three months before the running one, and in the 21 before those. */
function lastAndBefore(habits: HistoryRecord, tally: number, at: number): readonly [number, number] {
  const last = overMonthsPast(habits.months, tally, 3, at);
  return [last, overMonthsPast(habits.months, tally, 24, at) - last];
}

/** Of the twelve months before the last one, those with declarations: how many such a month usually has. */
function medianOfActive({ months }: HistoryRecord, at: number): number | undefined {
  const running = monthOf(at);
  const counts = months
    .filter((month) => month.at >= running - 13 && month.at < running - 1)
    .map(({ tallies }) => tallies[partyTally.declarations] ?? 0)
    .filter((count) => count > 0)
    .sort((a, b) => a - b);
  return counts[Math.floor((counts.length - 1) / 2)];
}
