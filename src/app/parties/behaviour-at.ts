import { type Category, type CategoryReason, categoryOf } from '../../identify/history/behaviour-category.ts';
import { emptyRecord, type HistoryRecord } from '../../identify/history/history-record.ts';
import { monthOf } from '../../identify/history/spans.ts';
import type { Inspections } from '../../identify/history/violation-rate.ts';
import type { Inspection } from './inspections.ts';
import type { AskedParty, FoundTraces, PartyTally } from './party-tally.ts';

/** The category a party was in throughout a UTC month, as it was worked out for decisions. */
export type CategoryOfMonth = { readonly category: Category; readonly reasons: readonly CategoryReason[] };

const monthsBack = 24;

/**
 * The category of a party in a UTC month, counted since 1970, by the function that decisions use: of what was known when
 * the month began.
 */
export function categoryInMonth(tally: PartyTally, asked: AskedParty, month: number): CategoryOfMonth {
  const begins = secondOfMonth(month);
  const found = tally.found.asOf((at) => at < begins * 1_000);
  const own = found.filter(({ traces }) => traces.party === asked.identity);
  const party = recordOf(tally, begins, own);
  return categoryOf(
    {
      party,
      everybody: inspectionsIn(found, month),
      ...(asked.role === 'importer' && { habits: habitsOf(tally) }),
    },
    begins,
  );
}

/** The first second of a UTC month. */
export function secondOfMonth(month: number): number {
  return Date.UTC(1970, month, 1) / 1_000;
}

/** The record of a party as the history keeps it, as far as its categories look at it. */
function recordOf(tally: PartyTally, before: number, own: readonly Inspection<FoundTraces>[]): HistoryRecord {
  const counts = new Map<number, [declarations: number, inspected: number, violations: number]>();
  const of = (month: number): [number, number, number] => {
    const known = counts.get(month) ?? [0, 0, 0];
    counts.set(month, known);
    return known;
  };
  for (const [month, { declarations }] of tally.months) of(month)[0] += declarations;
  for (const { at, isViolation } of own) {
    const month = of(monthOf(at));
    month[1] += 1;
    if (isViolation) month[2] += 1;
  }
  return {
    ...emptyRecord,
    firsts: tally.first < before ? [tally.first] : [],
    months: [...counts].sort(([a], [b]) => a - b).map(([at, tallies]) => ({ at, tallies })),
  };
}

function habitsOf({ months }: PartyTally): HistoryRecord {
  const buckets = [...months]
    .sort(([a], [b]) => a - b)
    .map(([at, { declarations, night, habitItems, residual }]) => ({
      at,
      tallies: [declarations, night, habitItems, residual],
    }));
  return { ...emptyRecord, months: buckets };
}

/** Inspections in the 24 months before one. */
function inspectionsIn(found: readonly Inspection<unknown>[], month: number): Inspections {
  const within = found.filter(({ at }) => monthOf(at) >= month - monthsBack && monthOf(at) < month);
  return {
    inspected: within.length,
    violations: within.filter(({ isViolation }) => isViolation).length,
  };
}
