import { measuresByLane, type OrderedMeasure } from '../domain/control-measure.ts';
import type { IndicatorResult } from '../domain/indicator-result.ts';
import type { Lane } from '../domain/lane.ts';
import type { ProfileOutcome } from '../domain/risk-profile.ts';

/**
 * The controls a lane and the indicators that ask for controls order together. For the lane taken, and for
 * each laxer one that an indicator selects, the lane's own control stands in where nobody there names one:
 * no lane is without its control, and a stricter lane takes none away. What was drawn gets the lane's own
 * control in full, whatever the profiles ask for: a random examination that is only a part of one would
 * measure something else.
 */
export function orderMeasures(
  lane: Lane,
  isDrawn: boolean,
  asking: readonly IndicatorResult[],
  selecting: readonly IndicatorResult[],
): readonly OrderedMeasure[] {
  if (lane === 'green') return [];
  const drawn = isDrawn ? measuresByLane[lane].map((code): OrderedMeasure => ({ code })) : [];
  const asked = new Set([lane, ...selecting.flatMap(({ outcome }) => outcome.lane ?? [])]);
  const own = [...asked].flatMap((each) =>
    ownMeasures(
      each,
      selecting.filter(({ outcome }) => outcome.lane === each),
    ),
  );
  return merge([...drawn, ...own, ...asking.flatMap(measuresOf)]);
}

/** The lane's own controls, with the instructions of those that name no measure to go with them. */
function ownMeasures(lane: Lane, selecting: readonly IndicatorResult[]): readonly OrderedMeasure[] {
  const unnamed = selecting.filter(({ outcome }) => !namesMeasures(outcome));
  const instructions = unnamed.flatMap(({ outcome }) => outcome.instruction ?? []);
  return measuresByLane[lane].flatMap((code): readonly OrderedMeasure[] => {
    if (instructions.length > 0) return instructions.map((instruction) => ({ code, instruction }));
    return unnamed.length < selecting.length ? [] : [{ code }];
  });
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
