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

/**
 * Chooses the lane. Each indicator's lane is a floor; too many matches that select nothing are a floor of
 * their own; the random draw examines whatever it hits. The strictest wins, so that one more match never
 * makes a lane laxer.
 */
export function treat(
  declaration: Declaration,
  indicators: readonly IndicatorResult[],
  facts: Facts,
  settings: Settings,
): Selection {
  const office = officeSettingsFor(declaration, settings);
  const selecting = indicators.filter((indicator) => selects(indicator, facts));
  const floor = floorOf(indicators, selecting, office, settings);
  const randomDraw = drawAgainst(declaration, office, facts);
  const isDrawn = randomDraw.value < randomDraw.rate;
  const strictest = settings.lanePrecedence[0] ?? 'red';
  const lane = isDrawn ? strictest : floor;
  const asking = indicators.filter(
    (indicator) => indicator.outcome.lane === undefined || selecting.includes(indicator),
  );
  return {
    lane,
    selectedBy: lane === 'green' ? 'none' : lane === floor ? 'profile' : 'random',
    measures: orderMeasures(lane, isDrawn, asking, selecting),
    randomDraw,
  };
}

/** Whether an indicator's lane is applied this time: always, unless it selects only a share of its matches. */
function selects({ reason, outcome }: IndicatorResult, facts: Facts): boolean {
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

function drawAgainst(declaration: Declaration, office: OfficeSettings, facts: Facts): RandomDraw {
  return {
    value: facts.draw,
    rate: office.minimumRandomRate ?? 0,
    stratum: `${declaration.office}/${declaration.flow}`,
  };
}
