import type { ProfileState, ProfileVersion } from '../../domain/profile-version.ts';
import type { User } from '../../domain/user.ts';
import { type RateDifference, rateDifference } from '../../learn/measurement/rate-difference.ts';
import { rateRatio } from '../../learn/measurement/rate-ratio.ts';
import { type Rate, wilsonRate } from '../../learn/measurement/wilson-interval.ts';
import type { App } from '../app.ts';
import { withinOffices } from '../declarations/read-declarations.ts';
import type { KeptBacktest } from '../ports/backtest-store.ts';
import type { OutcomeRow } from '../ports/outcome-store.ts';
import { countText } from './count-text.ts';
import { DailyCounts } from './daily-counts.ts';
import { HitTally } from './hit-tally.ts';
import type { DailyMean, HitRate, ProfileImpact } from './impact-report.ts';
import { type LaneCounts, noLanes, sumOfLanes } from './lane-counts.ts';
import { lastBacktest } from './try-profile.ts';

/** What was expected of a version before it came in force, as its back-test said. */
export type Expectation = {
  readonly at: string;
  readonly by: string;
  readonly declarations: number;
  readonly matches: number;
  readonly shareOfFlow: Rate;
  readonly matchesPerDay: DailyMean;
  readonly hitRate: HitRate;
};

/** What really happened while a version of a profile was in force, beside what was expected. */
export type ProfileOutcomeReport = {
  readonly profile: string;
  readonly version: number;
  readonly state: ProfileState;
  readonly at: string;
  /** First and last UTC day of lodgement it was in force for. */
  readonly from?: string;
  readonly to?: string;
  readonly days: number;
  /** Decided while it was in force; of these, those that matched it. */
  readonly declarations: number;
  readonly matches: number;
  readonly shareOfFlow: Rate;
  readonly matchesPerDay: DailyMean;
  /** Where the matches went. */
  readonly lanes: LaneCounts;
  readonly hitRate: {
    readonly matches: HitRate;
    readonly discrepancies: number;
    /** Of all that profiles selected in that time. */
    readonly selected: HitRate;
    readonly lift?: RateDifference;
    readonly random: { readonly matches: HitRate; readonly all: HitRate };
  };
  /** The last back-test made before it came in force, else the last there is. */
  readonly expected?: Expectation;
  /** What happened less what was expected; only what lies all on one side of 0 is a difference. */
  readonly difference?: {
    readonly shareOfFlow: RateDifference;
    readonly matchesPerDay: RateDifference;
    readonly hitRate?: RateDifference;
  };
  /** What beside the profile may make what happened differ from what was expected. */
  readonly notes: readonly string[];
};

/**
 * What became of a version of a profile: the one named, else the one in force, else the newest. Counted are the
 * declarations decided by a rule book that held this very version, however often it came and went.
 */
export async function profileOutcome(
  app: App,
  user: User,
  id: string,
  version?: number,
): Promise<ProfileOutcomeReport | undefined> {
  const versions = await app.store.profiles.versions(id);
  const found =
    version === undefined
      ? (versions.find(({ state }) => state === 'active') ?? versions.at(-1))
      : versions.find((each) => each.version === version);
  if (found === undefined) return undefined;
  const { profile } = found;
  const rows = await app.store.outcomes.outcome({ profile, ...withinOffices(user, {}) });
  const outcome = counted(found, rows, app.now());
  const expectation = await expectedOf(app, user, found);
  return expectation === undefined ? outcome : { ...outcome, ...compared(outcome, expectation) };
}

function counted(
  { profile, version, state }: ProfileVersion,
  rows: readonly OutcomeRow[],
  at: string,
): ProfileOutcomeReport {
  const matched = rows.filter((row) => row.matched);
  const all = new DailyCounts();
  const own = new DailyCounts();
  for (const { day, declarations } of rows) all.add(day, declarations);
  for (const { day, declarations } of matched) own.add(day, declarations);
  const [from, to] = [all.days[0], all.days.at(-1)];
  const matches = total(matched);
  return {
    profile: profile.id,
    version,
    state,
    at,
    ...(from !== undefined && { from }),
    ...(to !== undefined && { to }),
    days: all.calendarDays,
    declarations: total(rows),
    matches,
    shareOfFlow: wilsonRate(matches, total(rows)),
    matchesPerDay: own.mean(all.calendarDays),
    lanes: sumOfLanes(matched.map(({ lane, declarations }) => ({ ...noLanes, [lane]: declarations }))),
    hitRate: hitRateOf(rows),
    notes: [],
  };
}

function hitRateOf(rows: readonly OutcomeRow[]): ProfileOutcomeReport['hitRate'] {
  const matches = hits(rows.filter(({ matched }) => matched));
  const selected = hits(rows.filter((row) => row.selected));
  const drawn = rows.filter((row) => row.drawn);
  const lift = rateRatio(matches.counts, selected.counts);
  return {
    matches: matches.rate(),
    discrepancies: matches.discrepancies,
    selected: selected.rate(),
    ...(lift !== undefined && { lift }),
    random: { matches: hits(drawn.filter(({ matched }) => matched)).rate(), all: hits(drawn).rate() },
  };
}

function hits(rows: readonly OutcomeRow[]): HitTally {
  const tally = new HitTally();
  for (const row of rows) tally.addCounts(row);
  return tally;
}

function total(rows: readonly OutcomeRow[]): number {
  return rows.reduce((sum, { declarations }) => sum + declarations, 0);
}

async function expectedOf(
  app: App,
  user: User,
  { profile, version }: ProfileVersion,
): Promise<Expectation | undefined> {
  const events = await app.store.profileHistory.events(profile.id);
  const inForce = events.find((event) => event.version === version && event.state === 'active');
  const kept =
    (await lastBacktest(app, user, profile.id, version, inForce?.at)) ??
    (await lastBacktest(app, user, profile.id, version));
  const impact = kept?.report.profiles[0];
  return kept === undefined || impact === undefined ? undefined : expectationOf(kept, impact);
}

function expectationOf({ by, report }: KeptBacktest, impact: ProfileImpact): Expectation {
  const { matches, shareOfFlow, matchesPerDay, hitRate } = impact;
  return {
    at: report.at,
    by,
    declarations: report.history.declarations,
    matches,
    shareOfFlow,
    matchesPerDay,
    hitRate: hitRate.matches,
  };
}

function compared(
  outcome: ProfileOutcomeReport,
  expected: Expectation,
): Pick<ProfileOutcomeReport, 'expected' | 'difference' | 'notes'> {
  if (outcome.declarations === 0) return { expected, notes: [] };
  const { shareOfFlow, matchesPerDay, hitRate } = outcome;
  const isHitKnown = hitRate.matches.n > 0 && expected.hitRate.n > 0;
  return {
    expected,
    difference: {
      shareOfFlow: rateDifference(shareOfFlow, expected.shareOfFlow),
      matchesPerDay: rateDifference(matchesPerDay, expected.matchesPerDay),
      ...(isHitKnown && { hitRate: rateDifference(hitRate.matches, expected.hitRate) }),
    },
    notes: [...trafficNotes(outcome, expected), ...(isHitKnown ? inspectionNotes(outcome, expected) : [])],
  };
}

/** More declarations have more matches, whatever the profile: only the share is free of that. */
function trafficNotes(
  { declarations, days }: ProfileOutcomeReport,
  expected: Expectation,
): readonly string[] {
  const perDay = (count: number, of: number): string => countText(count / of);
  const [then, now] = [
    perDay(expected.declarations, expected.matchesPerDay.days),
    perDay(declarations, days),
  ];
  if (then === now) return [];
  return [
    `Of all declarations ${then} a day were lodged in the history it was tried on, and ${now} since: compare shares rather than matches a day.`,
  ];
}

/** Where only some of the matches had been inspected, something else had chosen them. */
function inspectionNotes(
  { matches, hitRate }: ProfileOutcomeReport,
  expected: Expectation,
): readonly string[] {
  if (expected.hitRate.n >= expected.matches) return [];
  const before = `${countText(expected.hitRate.n)} of ${countText(expected.matches)}`;
  const since = `${countText(hitRate.matches.n)} of ${countText(matches)}`;
  return [
    `Before, ${before} matches had been inspected, because something else selected them; since, ${since}. The hit rates differ by that choice too.`,
  ];
}
