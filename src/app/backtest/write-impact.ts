import type { Flow } from '../../domain/declaration.ts';
import type { Funnel } from '../../identify/conditions/condition-funnel.ts';
import { rateRatio } from '../../learn/measurement/rate-ratio.ts';
import { wilsonRate } from '../../learn/measurement/wilson-interval.ts';
import type { Backtest } from './backtest.ts';
import type { CandidateTally } from './candidate-tally.ts';
import { funnelText } from './funnel-text.ts';
import type { OfficeImpact, OverlapWith, PartMatches, ProfileImpact } from './impact-report.ts';
import { byOffice, laneChange, officerHours } from './lane-change.ts';
import { remarksOn } from './remarks.ts';

const mostOverlaps = 10;
/** What is at stake is worked out by rates, to more places than anybody pays. */
const stakePlaces = 2;

/** Writes down what was counted of one candidate. */
export function writeImpact(
  backtest: Backtest,
  tally: CandidateTally,
  funnel: Funnel | undefined,
  version: number | undefined,
): ProfileImpact {
  const { history, lanes, plan } = backtest;
  const { settings } = plan.inForce.ruleBook;
  const { profile } = tally;
  const { declarations } = history;
  const rows = lanes.rows();
  const moves = tally.moves.rows();
  const impact = {
    profile: profile.id,
    name: profile.name,
    ...(version !== undefined && { version }),
    replaces: backtest.replaces(tally),
    matches: tally.matches,
    matchedItems: tally.matchedItems,
    shareOfFlow: wilsonRate(tally.matches, declarations),
    matchesPerDay: tally.days.mean(history.days.calendarDays),
    byFlow: flowsOf(history.byFlow, tally),
    byMonth: monthsOf(history.days.byMonth(), tally.days.byMonth()),
    byOffice: officesOf(backtest, tally),
    lanes: laneChange(rows, moves),
    sentToRed: wilsonRate(sum([...tally.sentToRed.values()]), declarations),
    officerHours: officerHours(rows, moves, settings, history.days.days.length),
    hitRate: hitRateOf(backtest, tally),
    revenue: {
      recovered: tally.recovered.totals(),
      atStake: tally.atStake.totals(stakePlaces),
      atStakeOfNew: tally.atStakeOfNew.totals(stakePlaces),
    },
    overlap: overlapOf(backtest, tally),
    ...(funnel !== undefined && { funnel: { ...funnel, text: funnelText(funnel) } }),
    examples: tally.examples.chosen(),
  };
  return { ...impact, remarks: remarksOn(impact, profile) };
}

function sum(counts: readonly number[]): number {
  return counts.reduce((total, count) => total + count, 0);
}

function part(declarations: number, matches: number): PartMatches {
  return { declarations, matches, share: wilsonRate(matches, declarations) };
}

function flowsOf(
  all: ReadonlyMap<Flow, number>,
  { byFlow, sentToRed }: CandidateTally,
): ProfileImpact['byFlow'] {
  return [...all]
    .map(([flow, declarations]) => ({
      flow,
      ...part(declarations, byFlow.get(flow) ?? 0),
      sentToRed: wilsonRate(sentToRed.get(flow) ?? 0, declarations),
    }))
    .sort((a, b) => (a.flow < b.flow ? -1 : 1));
}

function monthsOf(
  all: ReadonlyMap<string, number>,
  matched: ReadonlyMap<string, number>,
): ProfileImpact['byMonth'] {
  return [...all]
    .map(([month, declarations]) => ({ month, ...part(declarations, matched.get(month) ?? 0) }))
    .sort((a, b) => (a.month < b.month ? -1 : 1));
}

/** The offices where it matches or moves anything, the most matches first. */
function officesOf({ history, lanes, plan }: Backtest, tally: CandidateTally): readonly OfficeImpact[] {
  const { settings } = plan.inForce.ruleBook;
  const rows = byOffice(lanes.rows());
  const moves = byOffice(tally.moves.rows());
  const workingDays = history.days.days.length;
  return [...new Set([...tally.byOffice.keys(), ...moves.keys()])]
    .map((office) => {
      const own = [rows.get(office) ?? [], moves.get(office) ?? []] as const;
      return {
        office,
        ...part(history.byOffice.get(office) ?? 0, tally.byOffice.get(office) ?? 0),
        lanes: laneChange(...own),
        officerHours: officerHours(...own, settings, workingDays),
      };
    })
    .sort((a, b) => b.matches - a.matches || (a.office < b.office ? -1 : 1));
}

function hitRateOf({ history }: Backtest, tally: CandidateTally): ProfileImpact['hitRate'] {
  const { hits, drawnHits } = tally;
  const lift = rateRatio(hits.counts, history.selectedHits.counts);
  const liftOfDrawn = rateRatio(drawnHits.counts, history.drawnHits.counts);
  return {
    matches: hits.rate(),
    discrepancies: hits.discrepancies,
    inForce: history.selectedHits.rate(),
    ...(lift !== undefined && { lift }),
    ...(history.recordedDraws > 0 && {
      random: {
        matches: drawnHits.rate(),
        all: history.drawnHits.rate(),
        ...(liftOfDrawn !== undefined && { lift: liftOfDrawn }),
      },
    }),
  };
}

function overlapOf(backtest: Backtest, tally: CandidateTally): ProfileImpact['overlap'] {
  const { profile, random, none } = tally.selectedWithout;
  const inForce = backtest.plan.inForce.profiles.profiles;
  const profiles = [...tally.overlaps].flatMap(([place, { matched, selected }]): readonly OverlapWith[] => {
    const other = inForce[place]?.profile;
    const matches = backtest.matchesInForce[place] ?? 0;
    if (other === undefined) return [];
    return [
      {
        profile: other.id,
        name: other.name,
        matched,
        matchedShare: matched / tally.matches,
        selected,
        selectedShare: selected / tally.matches,
        matches,
        coveredShare: matched / matches,
      },
    ];
  });
  return {
    alreadySelected: profile,
    alreadySelectedShare: wilsonRate(profile, tally.matches),
    onlyDrawn: random,
    selectedByNothing: none,
    newShare: wilsonRate(none, tally.matches),
    profiles: profiles
      .sort((a, b) => b.selected - a.selected || b.matched - a.matched || (a.profile < b.profile ? -1 : 1))
      .slice(0, mostOverlaps),
  };
}
