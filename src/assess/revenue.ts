import type { CurrencyCode } from '../domain/codes.ts';
import {
  type Decimal,
  decimalOf,
  decimalOfNumber,
  decimalText,
  plus,
  times,
  zero,
} from '../domain/decimal.ts';
import type { Declaration } from '../domain/declaration.ts';
import { itemValueOf } from '../domain/goods-item.ts';
import { type Money, multiplyMoney } from '../domain/money.ts';

/**
 * Duties and taxes that hang on the declaration: of each item with a value and a duty rate, the duty, and
 * the import tax on value plus duty. Undefined where no item has both, or their currencies differ.
 */
export function revenueAtStake(declaration: Declaration, importTaxPercent: number): Money | undefined {
  if (declaration.flow !== 'import') return undefined;
  let currency: CurrencyCode | undefined;
  let total = zero;
  for (const item of declaration.items) {
    const value = itemValueOf(item);
    if (value === undefined || item.dutyRatePercent === undefined) continue;
    currency ??= value.currency;
    if (value.currency !== currency) return undefined;
    const due = dutyAndTax(item.dutyRatePercent, importTaxPercent);
    total = plus(total, times(decimalOf(value.amount), due));
  }
  return currency && { amount: decimalText(total), currency };
}

/** What is lost on average when the declaration is released unchecked: the stake times the likelihood. */
export function revenueAtRisk(atStake: Money | undefined, likelihood: number): Money | undefined {
  return atStake && multiplyMoney(atStake, likelihood);
}

/** The duty, and the tax on value plus duty, as a share of the value. */
function dutyAndTax(dutyPercent: number, taxPercent: number): Decimal {
  const duty = share(dutyPercent);
  return taxPercent === 0 ? duty : plus(duty, times(plus(one, duty), share(taxPercent)));
}

function share(percent: number): Decimal {
  const { units, places } = decimalOfNumber(percent);
  return { units, places: places + 2 };
}

const one = decimalOfNumber(1);
