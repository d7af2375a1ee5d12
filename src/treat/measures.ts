import { measuresByLane, type OrderedMeasure } from '../domain/control-measure.ts';
import type { IndicatorResult } from '../domain/indicator-result.ts';
import type { Lane } from '../domain/lane.ts';
import type { ProfileOutcome } from '../domain/risk-profile.ts';

/**
 * The controls a lane and the indicators that ask for controls order together. Where no indicator that
 * selects the lane names a measure, the lane's own stands in, so that no lane is without its control; so it
 * does for an indicator that gives an instruction and no measure, so that no instruction is lost.
 */
export function orderMeasures(
  lane: Lane,
  asking: readonly IndicatorResult[],
  selecting: readonly IndicatorResult[],
): readonly OrderedMeasure[] {
  if (lane === 'green') return [];
  const ofLane = selecting.filter(({ outcome }) => outcome.lane === lane);
  const isNamed = ofLane.some(({ outcome }) => namesMeasures(outcome));
  const instructions = ofLane.flatMap(({ outcome }) =>
    namesMeasures(outcome) ? [] : (outcome.instruction ?? []),
  );
  const own = measuresByLane[lane].flatMap((code): readonly OrderedMeasure[] => {
    if (instructions.length > 0) return instructions.map((instruction) => ({ code, instruction }));
    return isNamed ? [] : [{ code }];
  });
  return merge([...own, ...asking.flatMap(measuresOf)]);
}

function namesMeasures({ measures }: ProfileOutcome): boolean {
  return measures !== undefined && measures.length > 0;
}

function measuresOf({ reason, outcome }: IndicatorResult): readonly OrderedMeasure[] {
  return (outcome.measures ?? []).map((code) => ({
    code,
    ...(reason.items !== undefined && { items: reason.items }),
    ...(outcome.instruction !== undefined && { instruction: outcome.instruction }),
  }));
}

/** One order per measure and instruction; an order for the whole declaration swallows those for items. */
function merge(orders: readonly OrderedMeasure[]): readonly OrderedMeasure[] {
  const byKey = new Map<string, OrderedMeasure>();
  for (const order of orders) {
    const key = `${order.code}\n${order.instruction ?? ''}`;
    const known = byKey.get(key);
    byKey.set(key, known === undefined ? order : united(known, order));
  }
  return [...byKey.entries()].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, order]) => order);
}

function united(a: OrderedMeasure, b: OrderedMeasure): OrderedMeasure {
  const { items: _, ...whole } = a;
  if (a.items === undefined || b.items === undefined) return whole;
  return { ...a, items: [...new Set([...a.items, ...b.items])].sort((x, y) => x - y) };
}
