import type { Declaration } from '../../domain/declaration.ts';
import type { ExchangeRates } from '../../domain/exchange-rates.ts';
import type { GoodsItem } from '../../domain/goods-item.ts';
import type { Known, KnownFacts } from '../../domain/known.ts';
import type { Day } from '../../domain/moment.ts';
import { itemBands } from './item-bands.ts';
import { judgeUnitValue } from './judge-unit-value.ts';
import type { LeftOut } from './leave-out.ts';
import { type ReferenceValue, referenceValueOf } from './observe-item.ts';
import type { UnitValueReferences } from './unit-value-references.ts';

/**
 * What is known of the values of a declaration: what they are worth in the reference currency by the
 * rates of a day, and by references what
 * such goods usually cost and weigh. It fills the fields `converted`, `item.converted`, `item.reference` and `item.band`.
 * References rest on days before the one that is judged, so no item is compared with itself; where those there are rest on
 * later days, there is none for it. What the declaration was before is `leftOut` of them.
 */
export function knownValues(
  declaration: Declaration,
  day: Day,
  rates: ExchangeRates,
  references: UnitValueReferences | 'none-for-its-day' | undefined,
  leftOut?: LeftOut,
): KnownFacts {
  const values = declaration.items.map((item) => referenceValueOf(item, day, rates));
  const totalValue = totalOf(values);
  return {
    header: totalValue === undefined ? {} : { converted: { totalValue } },
    items: declaration.items.map((item, place) => ({
      ...convertedItem(item, values[place]),
      ...(references === 'none-for-its-day'
        ? { reference: { undetermined: 'no-reference' } }
        : references !== undefined && againstReferences(item, day, rates, references, leftOut)),
    })),
  };
}

/** The sum, where every item has a value. */
function totalOf(values: readonly ReferenceValue[]): number | undefined {
  let total = 0;
  for (const value of values) {
    if (value.kind === 'undetermined') return undefined;
    total += value.amount;
  }
  return cents(total);
}

function convertedItem({ netMassKg }: GoodsItem, value: ReferenceValue | undefined): Known {
  if (value?.kind !== 'valued') return {};
  const isWeighed = netMassKg !== undefined && netMassKg > 0;
  return {
    converted: {
      value: cents(value.amount),
      ...(isWeighed && { unitValue: short(value.amount / netMassKg) }),
    },
  };
}

function againstReferences(
  item: GoodsItem,
  day: Day,
  rates: ExchangeRates,
  references: UnitValueReferences,
  leftOut: LeftOut | undefined,
): Known {
  const band = Object.fromEntries(
    Object.entries(itemBands(references, item, leftOut)).map(([of, { low, high }]) => [
      of,
      { low: short(low), high: short(high) },
    ]),
  );
  const judged = judgeUnitValue(references, item, day, rates, leftOut);
  const reference: Known =
    judged.kind === 'undetermined'
      ? { undetermined: judged.reason }
      : {
          p5: short(judged.p5),
          p25: short(judged.p25),
          median: short(judged.median),
          p75: short(judged.p75),
          p95: short(judged.p95),
          z: short(judged.z),
          values: judged.values,
          level: judged.level,
        };
  return { reference, ...(Object.keys(band).length > 0 && { band }) };
}

/** Six digits, which is more than a reference ever knows, and half as long in the record. */
function short(value: number): number {
  return Number(value.toPrecision(6));
}

function cents(amount: number): number {
  return Math.round(amount * 100) / 100;
}
