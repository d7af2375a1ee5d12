import Big from 'big.js';
import type { Declaration } from '../domain/declaration.ts';
import { type GoodsItem, itemValueOf } from '../domain/goods-item.ts';
import { type DecimalText, type Money, multiplyMoney } from '../domain/money.ts';

/**
 * Duties and taxes that hang on the declaration: of each item with a value and a duty rate, the duty, and
 * the import tax on value plus duty. Undefined where no item has both, or their currencies differ.
 */
export function revenueAtStake(declaration: Declaration, importTaxPercent: number): Money | undefined {
  if (declaration.flow !== 'import') return undefined;
  const dutiable = declaration.items.filter(
    (item) => item.dutyRatePercent !== undefined && itemValueOf(item) !== undefined,
  );
  const currency = dutiable[0] && itemValueOf(dutiable[0])?.currency;
  if (currency === undefined || dutiable.some((item) => itemValueOf(item)?.currency !== currency))
    return undefined;
  const total = dutiable.reduce(
    (sum, item) => sum.plus(tenThousandthsOf(item, importTaxPercent)),
    new Big(0),
  );
  return { amount: total.times(0.0001).toFixed() as DecimalText, currency };
}

/** What is lost on average when the declaration is released unchecked: the stake times the likelihood. */
export function revenueAtRisk(atStake: Money | undefined, likelihood: number): Money | undefined {
  return atStake && multiplyMoney(atStake, likelihood);
}

/**
 * The item's revenue times 10,000: rates are percentages, and a percentage of a percentage stays whole that
 * way, which spares the slow division.
 */
function tenThousandthsOf(item: GoodsItem, importTaxPercent: number): Big {
  const rate = new Big(item.dutyRatePercent ?? 0);
  const factor =
    importTaxPercent === 0 ? rate.times(100) : rate.plus(100).times(importTaxPercent).plus(rate.times(100));
  return factor.times(itemValueOf(item)?.amount ?? 0);
}
