import type { RiskProfile } from '../src/domain/risk-profile.ts';
import type { RuleBook } from '../src/domain/rule-book.ts';
import { type RateDifference, rateDifference } from '../src/learn/measurement/rate-difference.ts';
import type { Rate } from '../src/learn/measurement/wilson-interval.ts';
import type { Benchmark, Check, Measured } from './measuring/benchmark.ts';
import { type Figure, figure } from './measuring/figure.ts';
import { quantity } from './measuring/quantity.ts';
import { type Life, liveThrough } from './profile-life/live-through.ts';
import { type PeriodDays, periodsOf } from './profile-life/periods.ts';
import {
  type Effect,
  effectOf,
  matchedBy,
  newestOf,
  type Tally,
  tallyOf,
  trueRate,
} from './profile-life/tally.ts';
import type { Lodged } from './running/lodge.ts';
import { startServer } from './running/server.ts';
import { storeFolder } from './running/store-folder.ts';
import { exampleRuleBook } from './workload/example-rule-book.ts';
import { seed } from './workload/generated.ts';

/** The profile whose life it is, and the scheme of the generator that it is to find. */
const profileId = 'OR-PREFERENCE';
const scheme = 'false-preference';

const wholeDays: PeriodDays = { past: 60, inShadow: 20, inForce: 40 };
const quickDays: PeriodDays = { past: 2, inShadow: 1, inForce: 1 };
const percent = 100;

export const profileLifeBenchmark: Benchmark = {
  name: 'profile-life',
  about:
    'a profile taken through its life by three people over HTTP: what its back-test expected beside what then happened',
  async run({ isQuick, site, tell }) {
    const days = isQuick ? quickDays : wholeDays;
    const { profile, before } = withoutProfile(exampleRuleBook());
    const server = await startServer(site, storeFolder(site));
    const life = await liveThrough(server, before, profile, periodsOf(days), tell);
    await server.command.stop();
    return measured(life, profile, before, days);
  },
};

/** The rule book of the past, to which nobody has yet added the profile. */
function withoutProfile(ruleBook: RuleBook): { readonly profile: RiskProfile; readonly before: RuleBook } {
  const profile = ruleBook.profiles.find(({ id }) => id === profileId);
  if (profile === undefined) throw new Error(`The examples have no profile ${profileId}`);
  return {
    profile,
    before: { ...ruleBook, profiles: ruleBook.profiles.filter(({ id }) => id !== profileId) },
  };
}

/** A period as it is counted here, by the matcher alone. */
type Counted = { readonly tally: Tally; readonly matched: readonly Lodged[] };

type Counts = {
  readonly past: Counted;
  readonly inShadow: Counted;
  readonly inForce: Counted;
  readonly effect: Effect;
};

function countsOf(life: Life, profile: RiskProfile, before: RuleBook): Counts {
  const counted = (lodged: readonly Lodged[]): Counted => {
    const matched = matchedBy(profile, before, lodged);
    return { tally: tallyOf(lodged, matched), matched };
  };
  const inForce = newestOf(life.inForce);
  const ofInForce = counted(inForce);
  return {
    past: counted(newestOf(life.past)),
    // A shadow counts versions of declarations, each as it is decided.
    inShadow: counted(life.inShadow),
    inForce: ofInForce,
    effect: effectOf(profile, before, inForce, ofInForce.matched),
  };
}

function measured(life: Life, profile: RiskProfile, before: RuleBook, days: PeriodDays): Measured {
  const counts = countsOf(life, profile, before);
  return {
    kind: 'measured',
    conditions: conditionsOf(life, counts, before, days),
    figures: figuresOf(life, counts),
    checks: checksOf(life, counts),
  };
}

function figuresOf(
  { backtest, shadow, outcome, backtestSeconds }: Life,
  { past, effect }: Counts,
): readonly Figure[] {
  const rate = (name: string, { value, n }: Rate): readonly Figure[] =>
    n === 0 ? [] : [figure(name, '%', [value * percent])];
  return [
    ...rate('share of the flow, expected', backtest.shareOfFlow),
    ...rate('share of the flow, in shadow', shadow.matches),
    ...rate('share of the flow, in force', outcome.shareOfFlow),
    figure('matches a day, expected', '', [backtest.matchesPerDay.value]),
    figure('matches a day, in force', '', [outcome.matchesPerDay.value]),
    ...rate('hit rate, expected', backtest.hitRate.matches),
    ...rate('hit rate, in force', outcome.hitRate.matches),
    ...rate('violations among all matches of the past, as the generator knows', trueRate(past.matched)),
    figure('officer-hours a working day more, expected', 'h', [
      backtest.officerHours.differencePerWorkingDay,
    ]),
    figure('officer-hours a working day more, in force', 'h', [effect.hoursPerWorkingDay]),
    figure('back-test over the past', 's', [backtestSeconds]),
  ];
}

function conditionsOf(life: Life, counts: Counts, before: RuleBook, days: PeriodDays): readonly string[] {
  const { history } = life.backtest;
  return [
    `generated traffic of one world, seed ${seed}: ${days.past} days of past, ${days.inShadow} in shadow, ${days.inForce} in force, from ${history.from} on; officers find all that was planted`,
    `${profileId} aims at the scheme ${scheme}; the past is decided by the ${before.profiles.length} other profiles of the examples and the draw`,
    ...courseLines(life, counts),
    ...differenceLines(life.outcome),
    ...truthLines(life, counts),
    `refused: ${life.refusals.map(({ what, status, code }) => `${what}, ${status} ${code}`).join('; ')}`,
  ];
}

/** What was told at each step. */
function courseLines(
  { seen, backtest, shadow, outcome }: Life,
  { inShadow, effect }: Counts,
): readonly string[] {
  const { lanes, hitRate } = backtest;
  const group = (result: string): number =>
    seen.groups?.find(({ value }) => value === result)?.declarations ?? 0;
  const atRandom =
    hitRate.random === undefined
      ? ''
      : `; of matches that were drawn at random ${rateText(hitRate.random.matches)}`;
  return [
    `seen in the past, before it is written: of ${seen.declarations} declarations that it asks for, ${group('violation')} with a violation and ${group('compliant')} without, the rest not inspected`,
    `expected: ${rateText(backtest.shareOfFlow)} of the flow, ${backtest.matches} matches; ${lanes.changed} other lanes; hit rate ${rateText(hitRate.matches)} inspected, beside ${rateText(hitRate.inForce)} that the profiles in force select${atRandom}`,
    `in shadow: ${rateText(shadow.matches)} of the flow, ${inShadow.tally.matches} matches; ${shadow.moved} would have taken another lane`,
    `in force: ${rateText(outcome.shareOfFlow)} of the flow, ${outcome.matches} matches; ${effect.changed} other lanes; hit rate ${rateText(outcome.hitRate.matches)} inspected`,
  ];
}

function differenceLines({ difference, notes }: Life['outcome']): readonly string[] {
  if (difference === undefined) return notes;
  const { shareOfFlow, matchesPerDay, hitRate } = difference;
  return [
    `share in force less expected: ${differenceText(shareOfFlow, percent, 'points')}`,
    `matches a day in force less expected: ${differenceText(matchesPerDay, 1, 'matches')}`,
    ...(hitRate === undefined
      ? []
      : [`hit rate in force less expected: ${differenceText(hitRate, percent, 'points')}`]),
    ...notes,
  ];
}

/** Why the hit rate is another: what an administration could not know, and like beside like. */
function truthLines({ backtest, outcome }: Life, { past, effect }: Counts): readonly string[] {
  const ofPast = trueRate(past.matched);
  const ofSelectedAnyway = trueRate(effect.selectedAnyway);
  const [inspected, others] = [true, false].map((wasInspected) =>
    rateText(trueRate(past.matched.filter(({ decision }) => (decision.lane !== 'green') === wasInspected))),
  );
  const lessAll = rateDifference(outcome.hitRate.matches, ofPast);
  const lessExpected = rateDifference(ofSelectedAnyway, backtest.hitRate.matches);
  return [
    `what the generator knows of the past: of the matches inspected then ${inspected} violate, of the others ${others}, of all ${rateText(ofPast)}`,
    `hit rate in force less that of all matches of the past: ${differenceText(lessAll, percent, 'points')}`,
    `in force, of matches that would be selected without it too ${rateText(ofSelectedAnyway)} violate, of those it alone selects ${rateText(trueRate(effect.selectedByItAlone))}`,
    `the former less what was expected: ${differenceText(lessExpected, percent, 'points')}`,
  ];
}

function rateText({ value, low, high, n }: Rate): string {
  const [share, from, to] = [value, low, high].map((each) => quantity(each * percent));
  return `${share} % (${from} – ${to}) of ${n.toLocaleString('en-US')}`;
}

function differenceText({ value, low, high }: RateDifference, times: number, unit: string): string {
  const [what, from, to] = [value, low, high].map((each) => quantity(each * times));
  const verdict = low > 0 || high < 0 ? 'a difference' : 'no difference';
  return `${what} ${unit} (${from} – ${to}), ${verdict}`;
}

function checksOf(
  { inShadow, backtest, shadow, outcome, history, refusals }: Life,
  counts: Counts,
): readonly Check[] {
  const { matchesSelectedBy: by, hitRates } = shadow;
  const { matches: expectedHits } = backtest.hitRate;
  const { matches: hits } = outcome.hitRate;
  const course = coursesOf(history);
  return [
    sameCounts('the back-test counts what the matcher counts', counts.past.tally, {
      declarations: backtest.history.declarations,
      matches: backtest.matches,
      inspected: expectedHits.n,
      violations: expectedHits.violations,
    }),
    sameCounts('the shadow counts what the matcher counts', counts.inShadow.tally, {
      declarations: shadow.judged,
      matches: by.profile + by.random + by.none,
      inspected: hitRates.wouldBe.n,
      violations: Math.round(hitRates.wouldBe.value * hitRates.wouldBe.n),
    }),
    sameCounts('the outcome counts what the matcher counts', counts.inForce.tally, {
      declarations: outcome.declarations,
      matches: outcome.matches,
      inspected: hits.n,
      violations: hits.violations,
    }),
    {
      name: 'all of the past is read, and all that was decided is judged',
      holds: backtest.history.isComplete && shadow.judged === inShadow.length && shadow.leftOut === 0,
      detail: `${shadow.judged} judged of ${inShadow.length}`,
    },
    {
      name: 'what was decided is what is decided again',
      holds: counts.effect.isAsDecided,
      detail: `${counts.inForce.tally.declarations} in force`,
    },
    { name: 'the steps are those that were taken', holds: course === wholeCourse, detail: course },
    {
      name: 'nobody judges what they wrote, or brings in force what they judged',
      holds:
        refusals.length > 0 && refusals.every(({ status, code }) => status === 403 && code === 'four-eyes'),
      detail: `${refusals.length} refused`,
    },
  ];
}

const wholeCourse =
  'drafted by ana, submitted by ana, backtested by ana, approved by ben, shadowed by cem, activated by cem';

function coursesOf({ versions }: Life['history']): string {
  return versions
    .flatMap(({ events }) => events.map(({ kind, by }) => `${kind.replace('profile.', '')} by ${by}`))
    .join(', ');
}

function sameCounts(name: string, here: Tally, told: Tally): Check {
  const text = ({ declarations, matches, inspected, violations }: Tally): string =>
    `${matches} of ${declarations}, ${violations} violations in ${inspected} inspected`;
  const [counted, answered] = [text(here), text(told)];
  return {
    name,
    holds: counted === answered,
    detail: counted === answered ? counted : `${answered}; here ${counted}`,
  };
}
