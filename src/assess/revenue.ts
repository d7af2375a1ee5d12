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
  const factor = tenThousandths(item.dutyRatePercent ?? 0, importTaxPercent);
  return new Big(itemValueOf(item)?.amount ?? 0).times(factor);
}

/** Duty, and tax on value plus duty, of a value of 10,000. Whole percentages, which most are, stay exact as numbers. */
function tenThousandths(dutyPercent: number, taxPercent: number): number | Big {
  const whole = dutyPercent * (100 + taxPercent) + 100 * taxPercent;
  if (Number.isInteger(dutyPercent) && Number.isInteger(taxPercent) && Number.isSafeInteger(whole))
    return whole;
  return new Big(dutyPercent).times(new Big(100).plus(taxPercent)).plus(new Big(taxPercent).times(100));
}
