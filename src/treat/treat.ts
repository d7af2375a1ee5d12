import type { OrderedMeasure } from '../domain/control-measure.ts';
import type { RandomDraw, SelectedBy } from '../domain/decision.ts';
import type { Declaration } from '../domain/declaration.ts';
import type { Facts } from '../domain/facts.ts';
import type { IndicatorResult } from '../domain/indicator-result.ts';
import { type Lane, stricterLane } from '../domain/lane.ts';
import type { OfficeSettings, Settings } from '../domain/settings.ts';
import { orderMeasures } from './measures.ts';
import { officeSettingsFor } from './office-settings.ts';
import { profileDrawOf } from './random-draw.ts';

/** Where a declaration goes and what is done there. */
export type Selection = {
  readonly lane: Lane;
  readonly selectedBy: SelectedBy;
  readonly measures: readonly OrderedMeasure[];
  readonly randomDraw: RandomDraw;
};

/** Where a declaration goes, before it is said what is done there. */
export type LaneChoice = Pick<Selection, 'lane' | 'selectedBy' | 'randomDraw'> & {
  /** The indicators whose lane is applied this time. */
  readonly selecting: readonly IndicatorResult[];
  readonly isDrawn: boolean;
  /** Where it would go if it were not drawn. */
  readonly floor: Lane;
};

/** Chooses the lane, and orders what is done there. */
export function treat(
  declaration: Declaration,
  indicators: readonly IndicatorResult[],
  facts: Facts,
  settings: Settings,
): Selection {
  const { lane, selectedBy, randomDraw, selecting, isDrawn } = chooseLane(
    declaration,
    indicators,
    facts,
    settings,
  );
  const asking = indicators.filter(
    (indicator) => indicator.outcome.lane === undefined || selecting.includes(indicator),
  );
  return { lane, selectedBy, measures: orderMeasures(lane, isDrawn, asking, selecting), randomDraw };
}

/**
 * Chooses the lane. Each indicator's lane is a floor; too many matches that select nothing are a floor of
 * their own; the random draw examines whatever it hits. The strictest wins, so that one more match never
 * makes a lane laxer.
 */
export function chooseLane(
  declaration: Pick<Declaration, 'office' | 'flow'>,
  indicators: readonly IndicatorResult[],
  facts: Pick<Facts, 'draw'>,
  settings: Settings,
): LaneChoice {
  const office = officeSettingsFor(declaration, settings);
  const selecting = indicators.filter((indicator) => selects(indicator, facts));
  const floor = floorOf(indicators, selecting, office, settings);
  const randomDraw = drawAgainst(declaration, office, facts);
  const isDrawn = randomDraw.value < randomDraw.rate;
  const lane = isDrawn ? (settings.lanePrecedence[0] ?? 'red') : floor;
  const selectedBy = lane === 'green' ? 'none' : lane === floor ? 'profile' : 'random';
  return { lane, selectedBy, randomDraw, selecting, isDrawn, floor };
}

/** Whether an indicator's lane is applied this time: always, unless it selects only a share of its matches. */
function selects({ reason, outcome }: IndicatorResult, facts: Pick<Facts, 'draw'>): boolean {
  if (outcome.lane === undefined || outcome.lane === 'green') return false;
  return outcome.selectionRate === undefined || profileDrawOf(facts.draw, reason.id) < outcome.selectionRate;
}

function floorOf(
  indicators: readonly IndicatorResult[],
  selecting: readonly IndicatorResult[],
  office: OfficeSettings,
  settings: Settings,
): Lane {
  const maximum = office.maximumMatchesWithoutSelection ?? Number.POSITIVE_INFINITY;
  const forMany =
    indicators.length - selecting.length > maximum ? (office.laneForManyMatches ?? 'yellow') : 'green';
  return selecting.reduce<Lane>(
    (lane, { outcome }) => stricterLane(lane, outcome.lane ?? 'green', settings.lanePrecedence),
    forMany,
  );
}

function drawAgainst(
  declaration: Pick<Declaration, 'office' | 'flow'>,
  office: OfficeSettings,
  facts: Pick<Facts, 'draw'>,
): RandomDraw {
  return {
    value: facts.draw,
    rate: office.minimumRandomRate ?? 0,
    stratum: `${declaration.office}/${declaration.flow}`,
  };
}
