import { revenueAtStake } from '../../assess/revenue.ts';
import type { CompiledRuleBook } from '../../compiled-rule-book.ts';
import type { IndicatorResult } from '../../domain/indicator-result.ts';
import type { RiskProfile } from '../../domain/risk-profile.ts';
import { ConditionFunnels } from '../../identify/conditions/condition-funnel.ts';
import {
  type CompiledProfiles,
  compileProfiles,
  type ProfileMatch,
} from '../../identify/profiles/compile-profiles.ts';
import type { CompiledProfile } from '../../identify/profiles/compiled-profile.ts';
import { drawOf } from '../../treat/random-draw.ts';
import { chooseLane, type LaneChoice } from '../../treat/treat.ts';
import { CandidateTally } from './candidate-tally.ts';
import type { HistoryRecord } from './history-record.ts';
import { HistoryTally } from './history-tally.ts';
import { type Inspection, inspectionOf } from './inspection.ts';
import { LaneTally, MoveTally } from './lane-counts.ts';
import type { PastRow } from './past-row.ts';

/** What is tried, and beside what. */
export type BacktestPlan = {
  readonly candidates: readonly RiskProfile[];
  readonly inForce: CompiledRuleBook;
  /** Makes the draws of declarations that none was recorded of. */
  readonly secret: string;
};

/** More candidates than this are tried without their funnels, which ask every question of every profile. */
export const mostFunnels = 1_000;

/** What the rule book in force makes of a declaration. */
type Judged = {
  readonly row: PastRow;
  readonly draw: number;
  readonly indicators: readonly PlacedIndicator[];
  readonly choice: LaneChoice;
  readonly inspection: Inspection | undefined;
  readonly wasDrawn: boolean;
};

type PlacedIndicator = IndicatorResult & { readonly place: number };

/**
 * Tries profiles on history, a declaration at a time: memory grows with the profiles and not with the history.
 * Lanes are chosen by what chooses them in a decision, with the same draw. Each candidate is tried alone, in
 * the place of the profile in force with its id if there is one, and as if it had been valid all along; then
 * all of them together.
 */
export class Backtest {
  readonly plan: BacktestPlan;
  readonly history = new HistoryTally();
  readonly lanes = new LaneTally();
  readonly together = new MoveTally();
  readonly tallies: readonly CandidateTally[];
  readonly funnels: ConditionFunnels | undefined;
  /** Matches of each profile in force, by its place. */
  readonly matchesInForce: number[];
  readonly #candidates: CompiledProfiles;
  readonly #tallyOf: ReadonlyMap<CompiledProfile, CandidateTally>;
  readonly #placeOf: ReadonlyMap<CompiledProfile, number>;
  /** Candidates by the place of the profile they replace. */
  readonly #replacing: ReadonlyMap<number, CandidateTally>;

  constructor(plan: BacktestPlan) {
    this.plan = plan;
    const { lists } = plan.inForce.ruleBook;
    const candidates = plan.candidates.map(alwaysValid);
    this.#candidates = compileProfiles(candidates, lists);
    this.tallies = candidates.map((profile) => new CandidateTally(profile));
    this.#tallyOf = new Map(this.#candidates.profiles.map((each, at) => [each, this.#tallyAt(at)]));
    const inForce = plan.inForce.profiles.profiles;
    this.#placeOf = new Map(inForce.map((each, place) => [each, place]));
    this.matchesInForce = inForce.map(() => 0);
    const byId = new Map(this.tallies.map((tally) => [tally.profile.id, tally]));
    this.#replacing = new Map(
      inForce.flatMap(({ profile }, place) => {
        const tally = byId.get(profile.id);
        return tally === undefined ? [] : [[place, tally] as const];
      }),
    );
    if (candidates.length <= mostFunnels) this.funnels = new ConditionFunnels(candidates, lists);
  }

  /** Counts a declaration of the past in. */
  add(record: HistoryRecord): void {
    const judged = this.#judge(record);
    const { row, choice } = judged;
    this.history.count(judged, record.decided !== undefined);
    this.lanes.add(row, choice.lane);
    this.#countFunnels(row);
    const matches = row.matchesOf(this.#candidates);
    this.#moveTogether(judged, matches);
    const matched = new Set<CandidateTally>();
    for (const match of matches) {
      const tally = this.#tallyOf.get(match.profile);
      if (tally === undefined) continue;
      matched.add(tally);
      this.#countMatch(tally, match, judged);
    }
    for (const { place } of judged.indicators) {
      const tally = this.#replacing.get(place);
      if (tally === undefined || matched.has(tally)) continue;
      tally.moves.add(row, choice.lane, this.#choose(judged, without(judged, place)).lane);
    }
  }

  /** Whether a candidate stands in the place of a profile in force. */
  replaces(tally: CandidateTally): boolean {
    return [...this.#replacing.values()].includes(tally);
  }

  #tallyAt(place: number): CandidateTally {
    const tally = this.tallies[place];
    if (tally === undefined) throw new Error('Every candidate has a tally');
    return tally;
  }

  #countFunnels(row: PastRow): void {
    const { funnels } = this;
    if (funnels === undefined) return;
    const { office, flow, day } = row;
    funnels.add({ office, flow, day, ...row.valuesOf(funnels.slots) });
  }

  #judge({ row, decided, findings }: HistoryRecord): Judged {
    const { profiles, ruleBook } = this.plan.inForce;
    const draw = decided?.draw ?? drawOf(this.plan.secret, row.declaration.id);
    const indicators = row.matchesOf(profiles).map((match): PlacedIndicator => {
      const place = this.#placeOf.get(match.profile) ?? -1;
      this.matchesInForce[place] = (this.matchesInForce[place] ?? 0) + 1;
      return { place, ...indicatorOf(match) };
    });
    return {
      row,
      draw,
      indicators,
      choice: chooseLane(row, indicators, { draw }, ruleBook.settings),
      inspection: inspectionOf(findings),
      wasDrawn: decided?.isDrawn === true,
    };
  }

  #choose({ row, draw }: Judged, indicators: readonly IndicatorResult[]): LaneChoice {
    return chooseLane(row, indicators, { draw }, this.plan.inForce.ruleBook.settings);
  }

  #countMatch(tally: CandidateTally, match: ProfileMatch, judged: Judged): void {
    const { row, draw, choice, inspection, wasDrawn } = judged;
    const { declaration, day } = row;
    const { settings } = this.plan.inForce.ruleBook;
    const others = judged.indicators.filter(({ place }) => this.#replacing.get(place) !== tally);
    const isReplacing = others.length < judged.indicators.length;
    const withoutIt = isReplacing ? this.#choose(judged, others) : choice;
    const own = indicatorOf(match);
    const withIt = this.#choose(judged, [...others, own]);
    tally.moves.add(row, choice.lane, withIt.lane);
    const selecting = new Set(withoutIt.selecting);
    tally.count({
      declaration,
      day,
      draw,
      items: match.items,
      laneInForce: choice.lane,
      laneWithProfile: withIt.lane,
      selectedBy: selectorOf(withoutIt),
      isSentToRed: own.outcome.lane === 'red' && withIt.selecting.includes(own),
      inspection,
      wasDrawn,
      atStake: revenueAtStake(declaration, settings.importTaxPercent),
      inForce: others.map((each) => ({ place: each.place, selects: selecting.has(each) })),
    });
  }

  #moveTogether(judged: Judged, matches: readonly ProfileMatch[]): void {
    if (this.tallies.length < 2) return;
    const staying = judged.indicators.filter(({ place }) => !this.#replacing.has(place));
    if (matches.length === 0 && staying.length === judged.indicators.length) return;
    const choice = this.#choose(judged, [...staying, ...matches.map(indicatorOf)]);
    this.together.add(judged.row, judged.choice.lane, choice.lane);
  }
}

/** The past of a profile that is to come lies outside its validity, and it would match nothing there. */
function alwaysValid({ validFrom: _from, validTo: _to, ...profile }: RiskProfile): RiskProfile {
  return profile;
}

/** What a match says to the choice of a lane, which asks for no evidence. */
function indicatorOf({ profile: { profile }, items }: ProfileMatch): IndicatorResult {
  const { id, name, riskArea, then } = profile;
  return {
    reason: { kind: 'profile', id, riskArea, items, weight: 0, text: name, evidence: {} },
    outcome: then,
  };
}

function without({ indicators }: Judged, place: number): readonly IndicatorResult[] {
  return indicators.filter((each) => each.place !== place);
}

/** Drawn at random alone, or selected by profiles whether drawn or not. */
function selectorOf({ floor, lane }: LaneChoice): 'profile' | 'random' | 'none' {
  if (floor !== 'green') return 'profile';
  return lane === 'green' ? 'none' : 'random';
}
