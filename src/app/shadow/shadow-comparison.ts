import type { SelectedBy } from '../../domain/decision.ts';
import { type Lane, lanes } from '../../domain/lane.ts';
import { type Rate, wilsonRate } from '../../learn/measurement/wilson-interval.ts';
import type { ShadowCount, ShadowInspections } from '../ports/shadow-store.ts';

/** Declarations by the lane they were decided into (outer) and the one they would have been (inner). */
export type LaneMoves = Readonly<Record<Lane, Readonly<Record<Lane, number>>>>;

/** How much of what was decided meanwhile the figures rest on. */
export type ShadowCoverage = {
  readonly decided: number;
  readonly judged: number;
  /** Decided, and still to be judged. */
  readonly waiting: number;
  /** Could not be judged, and will not be. */
  readonly leftOut: number;
  /** Of those decided, 0 to 1; 1 where none was. */
  readonly judgedShare: number;
};

/** Would-be decisions beside the decisions, over the same declarations. Every figure is a count of versions of them. */
export type ShadowFigures = ShadowCoverage & {
  /** Matched by what is tried, of those judged. */
  readonly matches: Rate;
  /** The matches, by what selected them in force: what no profile in force selects is new. */
  readonly matchesSelectedBy: { readonly profile: number; readonly random: number; readonly none: number };
  /** What profiles select: in force, and would. */
  readonly selections: {
    readonly both: number;
    readonly onlyWouldBe: number;
    readonly onlyInForce: number;
    readonly neither: number;
  };
  /** In another lane than they would have been. */
  readonly moved: number;
  readonly lanes: LaneMoves;
};

export type OfficeFigures = {
  readonly office: string;
  readonly judged: number;
  readonly matches: Rate;
  readonly moved: number;
  readonly lanes: LaneMoves;
};

/**
 * Violations among declarations that have findings. Inspected is what was selected or drawn, so these rates are of
 * what is chosen; only those of the drawn are of the traffic.
 */
export type ShadowHitRates = {
  readonly inspected: number;
  /** Among those that what is tried matches; of a challenger, that its profiles would select. */
  readonly wouldBe: Rate;
  /** Among those that profiles in force selected. */
  readonly inForce: Rate;
  /** The same two among declarations that the random draw hit. */
  readonly drawn: { readonly wouldBe: Rate; readonly inForce: Rate };
};

export function figuresOf(counts: readonly ShadowCount[], waiting: number): ShadowFigures {
  const judged = counts.filter(({ wouldBe }) => wouldBe !== undefined);
  const matched = judged.filter((each) => each.matched);
  const judgedCount = total(judged);
  const leftOut = total(counts) - judgedCount;
  const decided = judgedCount + leftOut + waiting;
  const selected = (inForce: boolean, wouldBe: boolean): number =>
    total(
      judged.filter(
        ({ inForceBy, wouldBeBy }) =>
          (inForceBy === 'profile') === inForce && (wouldBeBy === 'profile') === wouldBe,
      ),
    );
  return {
    decided,
    judged: judgedCount,
    waiting,
    leftOut,
    judgedShare: decided === 0 ? 1 : judgedCount / decided,
    matches: wilsonRate(total(matched), judgedCount),
    matchesSelectedBy: {
      profile: selectedBy(matched, 'profile'),
      random: selectedBy(matched, 'random'),
      none: selectedBy(matched, 'none'),
    },
    selections: {
      both: selected(true, true),
      onlyWouldBe: selected(false, true),
      onlyInForce: selected(true, false),
      neither: selected(false, false),
    },
    moved: total(judged.filter(({ inForce, wouldBe }) => inForce !== wouldBe)),
    lanes: laneMoves(judged),
  };
}

/** The offices with the most declarations judged, the busiest first. */
export function officeFiguresOf(counts: readonly ShadowCount[], limit: number): readonly OfficeFigures[] {
  return [...Map.groupBy(counts, ({ office }) => office)]
    .map(([office, own]) => {
      const { judged, matches, moved, lanes } = figuresOf(own, 0);
      return { office, judged, matches, moved, lanes };
    })
    .sort((a, b) => b.judged - a.judged || (a.office < b.office ? -1 : 1))
    .slice(0, limit);
}

/** `matches` says by what the would-be side is found: a match of a profile, or a selection by a challenger. */
export function hitRatesOf(
  inspections: readonly ShadowInspections[],
  matches: 'matched' | 'selected',
): ShadowHitRates {
  const isWouldBe = (each: ShadowInspections): boolean =>
    matches === 'matched' ? each.matched : each.wouldBeBy === 'profile';
  const isInForce = (each: ShadowInspections): boolean => each.inForceBy === 'profile';
  const drawn = inspections.filter((each) => each.drawn);
  return {
    inspected: sum(inspections.map((each) => each.inspected)),
    wouldBe: hitRate(inspections.filter(isWouldBe)),
    inForce: hitRate(inspections.filter(isInForce)),
    drawn: { wouldBe: hitRate(drawn.filter(isWouldBe)), inForce: hitRate(drawn.filter(isInForce)) },
  };
}

function hitRate(inspections: readonly ShadowInspections[]): Rate {
  return wilsonRate(
    sum(inspections.map((each) => each.violations)),
    sum(inspections.map((each) => each.inspected)),
  );
}

function laneMoves(counts: readonly ShadowCount[]): LaneMoves {
  const row = (from: Lane): Readonly<Record<Lane, number>> =>
    byLane((to) => total(counts.filter(({ inForce, wouldBe }) => inForce === from && wouldBe === to)));
  return byLane(row);
}

function byLane<Value>(of: (lane: Lane) => Value): Readonly<Record<Lane, Value>> {
  return Object.fromEntries(lanes.map((lane) => [lane, of(lane)])) as Record<Lane, Value>;
}

function selectedBy(counts: readonly ShadowCount[], by: SelectedBy): number {
  return total(counts.filter(({ inForceBy }) => inForceBy === by));
}

function total(counts: readonly ShadowCount[]): number {
  return sum(counts.map(({ declarations }) => declarations));
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((whole, number) => whole + number, 0);
}
