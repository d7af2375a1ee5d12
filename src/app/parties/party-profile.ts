import { type Lane, lanes } from '../../domain/lane.ts';
import type { Party } from '../../domain/party.ts';
import type { Category } from '../../identify/history/behaviour-category.ts';
import type { HistorySettings } from '../../identify/history/history-settings.ts';
import { monthOf } from '../../identify/history/spans.ts';
import { type Inspections, plainRate, smoothedRate } from '../../identify/history/violation-rate.ts';
import { type Rate, wilsonRate } from '../../learn/measurement/wilson-interval.ts';
import { type CategoryOfMonth, categoryInMonth, secondOfMonth } from './behaviour-at.ts';
import type { FoundRow } from './history-of-parties.ts';
import type { Inspection } from './inspections.ts';
import type { AskedParty, FoundTraces, PartyMonth, PartyRow, PartyTally } from './party-tally.ts';
import type { CountedText } from './text-counts.ts';

const monthsTold = 24;
const mostTexts = 20;
const mostFindings = 50;

/** Inspections with the share of violations among them. */
export type ViolationRate = {
  readonly inspected: number;
  readonly violations: number;
  /** Of the inspected, with its interval at 95 %; nobody chose them by chance, so it is no rate of all. */
  readonly rate: Rate;
};

export type MonthOfParty = {
  /** As in 2026-03, UTC. */
  readonly month: string;
  readonly declarations: number;
  readonly items: number;
  /** In the reference currency, of as many declarations as `valued`. */
  readonly value: number;
  readonly valued: number;
  readonly lanes: Readonly<Record<Lane, number>>;
  readonly inspections: ViolationRate;
};

/** What is told of one party, without the names of its declarations. */
export type PartyProfile = {
  readonly party: Party;
  readonly declarations: number;
  readonly amended: number;
  readonly firstAt: string;
  readonly lastAt: string;
  readonly offices: readonly CountedText[];
  readonly origins: readonly CountedText[];
  readonly codes: readonly CountedText[];
  readonly addresses: readonly CountedText[];
  readonly months: readonly MonthOfParty[];
  readonly over12Months: ViolationRate;
  readonly over24Months: ViolationRate;
  /** Of 24 months, drawn towards the rate of all; absent where nobody was inspected. */
  readonly smoothedRate?: number;
  /** Of everybody, over 24 months. */
  readonly rateOfAll: ViolationRate;
  /** As its newest declaration was decided by. */
  readonly burst?: number;
  readonly smallConsignments7d?: number;
  readonly smallValue7d?: number;
  readonly category: CategoryOfMonth;
  readonly recent: readonly PartyRow[];
  readonly findings: readonly FoundRow[];
};

/** The category month by month, and how many decisions of the month rested on which. */
export type MonthlyCategory = CategoryOfMonth & {
  readonly month: string;
  readonly decidedBy: Readonly<Record<Category, number>>;
};

/** Makes of a finished tally what is told; undefined where nothing names the party. */
export function profileOf(
  tally: PartyTally,
  asked: AskedParty,
  settings: Pick<HistorySettings, 'priorInspections'>,
  seesOffice: (office: string) => boolean,
): PartyProfile | undefined {
  const { newest } = tally;
  if (newest === undefined) return undefined;
  const running = runningMonth(asked);
  const all = tally.found.asOf(() => true);
  const own = all.filter(({ traces }) => traces.party === asked.identity);
  const over24Months = within(own, running - 24, running);
  const rateOfAll = within(all, running - 24, running);
  const smoothed = smoothedRate(over24Months, plainRate(rateOfAll), settings as HistorySettings);
  const isOwn = (traces: FoundTraces): boolean =>
    traces.party === asked.identity && seesOffice(traces.office);
  return {
    party: newest.party,
    declarations: tally.declarations,
    amended: tally.amended,
    firstAt: momentOf(tally.first),
    lastAt: momentOf(tally.last),
    offices: tally.offices.top(mostTexts),
    origins: tally.origins.top(mostTexts),
    codes: tally.codes.top(mostTexts),
    addresses: tally.addresses.top(mostTexts),
    months: lastMonths(running).map((month) => monthOfParty(month, tally.months.get(month), own)),
    over12Months: rateOf(within(own, running - 12, running)),
    over24Months: rateOf(over24Months),
    ...(smoothed !== undefined && { smoothedRate: smoothed }),
    rateOfAll: rateOf(rateOfAll),
    ...(!Number.isNaN(newest.burst) && { burst: newest.burst }),
    ...(asked.role === 'consignee' && smallConsignments(tally)),
    category: categoryInMonth(tally, asked, running),
    recent: tally.recent,
    findings: tally.found.findingsOn(isOwn).slice(0, mostFindings),
  };
}

/** The categories of the running UTC month and of those before it, the oldest first. */
export function categoriesOf(tally: PartyTally, asked: AskedParty): readonly MonthlyCategory[] {
  return lastMonths(runningMonth(asked)).map((month) => ({
    month: nameOfMonth(month),
    ...categoryInMonth(tally, asked, month),
    decidedBy: tally.months.get(month)?.decidedBy ?? { low: 0, medium: 0, high: 0 },
  }));
}

function runningMonth({ asOf }: AskedParty): number {
  return monthOf(Math.floor(asOf / 1_000));
}

function lastMonths(running: number): readonly number[] {
  return Array.from({ length: monthsTold }, (_, place) => running - monthsTold + 1 + place);
}

function monthOfParty(
  month: number,
  counted: PartyMonth | undefined,
  own: readonly Inspection<FoundTraces>[],
): MonthOfParty {
  return {
    month: nameOfMonth(month),
    declarations: counted?.declarations ?? 0,
    items: counted?.items ?? 0,
    // Of sums of many values the digits behind say nothing.
    value: Number((counted?.value ?? 0).toFixed(2)),
    valued: counted?.valued ?? 0,
    lanes: counted?.lanes ?? noLanes,
    inspections: rateOf(within(own, month, month)),
  };
}

const noLanes = Object.fromEntries(lanes.map((lane) => [lane, 0])) as Record<Lane, number>;

function smallConsignments({
  newest,
}: PartyTally): Pick<PartyProfile, 'smallConsignments7d' | 'smallValue7d'> {
  const { smallConsignments: count = Number.NaN, smallValue = Number.NaN } = newest ?? {};
  return {
    ...(!Number.isNaN(count) && { smallConsignments7d: count }),
    ...(!Number.isNaN(smallValue) && { smallValue7d: smallValue }),
  };
}

function within(found: readonly Inspection<unknown>[], from: number, to: number): Inspections {
  const those = found.filter(({ at }) => monthOf(at) >= from && monthOf(at) <= to);
  return { inspected: those.length, violations: those.filter(({ isViolation }) => isViolation).length };
}

function rateOf({ inspected, violations }: Inspections): ViolationRate {
  return { inspected, violations, rate: wilsonRate(violations, inspected) };
}

function nameOfMonth(month: number): string {
  return new Date(secondOfMonth(month) * 1_000).toISOString().slice(0, 7);
}

/** A moment of seconds since 1970. */
export function momentOf(seconds: number): string {
  return new Date(seconds * 1_000).toISOString();
}
