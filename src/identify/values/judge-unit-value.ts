import type { CountryCode, CurrencyCode } from '../../domain/codes.ts';
import type { ExchangeRates } from '../../domain/exchange-rates.ts';
import type { GoodsItem } from '../../domain/goods-item.ts';
import type { Day } from '../../domain/moment.ts';
import type { LeftOut } from './leave-out.ts';
import { stepsPerUnit } from './log-steps.ts';
import type { CellKey } from './measure.ts';
import {
  type Observation,
  observeMeasures,
  observeUnitValue,
  referenceValueOf,
  type UndeterminedReason,
} from './observe-item.ts';
import type { Normal } from './reference-tree.ts';
import type { UnitValueReferences } from './unit-value-references.ts';

/** What is normal for an item's value per net kilogram, in the currency of its value, and how far from it the item is. */
export type JudgedUnitValue = {
  readonly kind: 'judged';
  readonly currency: CurrencyCode;
  readonly p5: number;
  readonly p25: number;
  readonly median: number;
  readonly p75: number;
  readonly p95: number;
  /**
   * How many standard deviations of the logarithm the value lies below what is normal, the uncertainty of what is normal
   * counted in: positive where the goods look undervalued, negative where they look overvalued.
   */
  readonly z: number;
  /** How many values most of it rests on, and the code and origin they are of; without an origin those of all origins. */
  readonly values: number;
  /** Digits of that code: 0 where it is all goods. */
  readonly level: number;
  readonly code: string;
  readonly origin?: CountryCode;
  /** The UTC days the references rest on. */
  readonly from: Day;
  readonly until: Day;
  /** The same per supplementary unit, where the item has a quantity and the unit a reference. */
  readonly perUnit?: { readonly unit: string; readonly median: number; readonly z: number };
};

export type UnitValueJudgement =
  | JudgedUnitValue
  | { readonly kind: 'undetermined'; readonly reason: UndeterminedReason };

/**
 * Judges an item's value per net kilogram by references, at the exchange rate of a UTC day. The centre is shrunk up the
 * tree of commodity codes, z = (c - x) / sqrt(s^2 + s2 / (n + k)), where s is the spread and s2 = 1.57 s^2, since c is a median. Never throws for an item, whatever it holds; rates in
 * another currency than the references' are a broken promise. What is left out is not compared with: the item itself, where
 * the references rest on it, or what its declaration was before.
 *
 * @example
 * const judged = judgeUnitValue(references, item, utcDayOf(declaration.lodgedAt), rates);
 * if (judged.kind === 'judged' && judged.z > 3) doubt(judged.median);
 */
export function judgeUnitValue(
  references: UnitValueReferences,
  item: GoodsItem,
  day: Day,
  rates: ExchangeRates,
  leftOut?: LeftOut,
): UnitValueJudgement {
  if (rates.reference !== references.currency)
    throw new RangeError(`Rates are in ${rates.reference}, references in ${references.currency}`);
  const value = referenceValueOf(item, day, rates);
  const observed = observeUnitValue(item, value);
  if (observed.kind === 'undetermined') return observed;
  const normal = normalFor(references, observed.observation.cell, leftOut);
  if (normal === undefined || value.kind === 'undetermined')
    return { kind: 'undetermined', reason: 'no-reference' };
  const { centre, quantiles, source } = normal;
  const at = (steps: number): number => amountOf(steps, value.rate);
  const [p5, p25, p75, p95] = quantiles;
  const { code, side, values } = source;
  return {
    kind: 'judged',
    currency: value.currency,
    p5: at(p5),
    p25: at(p25),
    median: at(centre),
    p75: at(p75),
    p95: at(p95),
    z: distanceBelow(normal, observed.observation.steps),
    values,
    level: code.length,
    code,
    ...(side !== undefined && side !== '' && { origin: side as CountryCode }),
    from: references.from,
    until: references.until,
    ...perUnit(references, observeMeasures(item, value), value.rate, leftOut),
  };
}

function perUnit(
  references: UnitValueReferences,
  observations: readonly Observation[],
  rate: number,
  leftOut: LeftOut | undefined,
): Pick<JudgedUnitValue, 'perUnit'> {
  const observation = observations.find(({ cell }) => cell.measure === 'value-per-unit');
  if (observation === undefined) return {};
  const { unit } = observation.cell;
  const normal = normalFor(references, observation.cell, leftOut);
  if (normal === undefined) return {};
  const z = distanceBelow(normal, observation.steps);
  return { perUnit: { unit, median: amountOf(normal.centre, rate), z } };
}

/** What is normal for a cell by references, as they are without what is left out. */
export function normalFor(
  references: UnitValueReferences,
  cell: CellKey,
  leftOut: LeftOut | undefined,
): Normal | undefined {
  const tree = references.tree(cell.measure, cell.unit);
  return tree?.normalOf(cell, leftOut?.pathTo(tree, cell) ?? tree.pathTo(cell));
}

function distanceBelow({ centre, spread, variance }: Normal, steps: number): number {
  return (centre - steps) / Math.sqrt(spread ** 2 + variance);
}

/** An amount of the item's currency from steps of the reference currency. */
function amountOf(steps: number, rate: number): number {
  return Math.exp(steps / stepsPerUnit) / rate;
}
