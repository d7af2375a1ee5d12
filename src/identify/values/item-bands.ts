import type { GoodsItem } from '../../domain/goods-item.ts';
import { normalFor } from './judge-unit-value.ts';
import type { LeftOut } from './leave-out.ts';
import { stepsPerUnit } from './log-steps.ts';
import type { Measure } from './measure.ts';
import { cellOf } from './observe-item.ts';
import type { UnitValueReferences } from './unit-value-references.ts';

/** What is usual for a ratio, how many values that mostly rests on, and of how many digits of the code those are. */
export type Band = {
  readonly low: number;
  readonly high: number;
  readonly values: number;
  readonly level: number;
};

/** What is usual for goods like an item, whatever it declares itself; absent where there is no reference. */
export type ItemBands = {
  /** Gross over net mass, by heading and kind of package. */
  readonly grossToNet?: Band;
  /** Net kilograms per package, by heading and kind of package. */
  readonly kgPerPackage?: Band;
  /** Net kilograms per supplementary unit, by commodity code and unit. */
  readonly kgPerUnit?: Band;
};

/** A band reaches so many standard deviations of the logarithm to either side of the centre. */
const reach = 3;

/** The bands of an item with a commodity code, by references without what is left out; none without a code. */
export function itemBands(references: UnitValueReferences, item: GoodsItem, leftOut?: LeftOut): ItemBands {
  const { quantity } = item;
  const grossToNet = bandOf(references, item, ['gross-to-net', ''], leftOut);
  const kgPerPackage = bandOf(references, item, ['kg-per-package', ''], leftOut);
  const kgPerUnit = quantity && bandOf(references, item, ['kg-per-unit', quantity.unit], leftOut);
  return {
    // Goods cannot weigh less with their packing than without.
    ...(grossToNet && { grossToNet: { ...grossToNet, low: Math.max(grossToNet.low, 1) } }),
    ...(kgPerPackage && { kgPerPackage }),
    ...(kgPerUnit && { kgPerUnit }),
  };
}

function bandOf(
  references: UnitValueReferences,
  item: GoodsItem,
  [measure, unit]: readonly [Measure, string],
  leftOut: LeftOut | undefined,
): Band | undefined {
  if (item.commodityCode === undefined) return undefined;
  const normal = normalFor(references, cellOf(measure, unit, item), leftOut);
  if (normal === undefined) return undefined;
  const { centre, spread, variance, source } = normal;
  const width = reach * Math.sqrt(spread ** 2 + variance);
  return {
    low: Math.exp((centre - width) / stepsPerUnit),
    high: Math.exp((centre + width) / stepsPerUnit),
    values: source.values,
    level: source.code.length,
  };
}
