import type { CurrencyCode } from './codes.ts';
import {
  type DecimalText,
  decimalOf,
  decimalOfNumber,
  decimalText,
  plus,
  roundedText,
  times,
} from './decimal.ts';

/** An amount in a currency; never in binary fractions. */
export type Money = { readonly amount: DecimalText; readonly currency: CurrencyCode };

/** The amount as a number, for comparing and for statistics; never for adding money up. */
export function amountAsNumber(money: Money): number {
  return Number(money.amount);
}

/** The exact sum of amounts; undefined for none, and for amounts in different currencies. */
export function sumMoney(amounts: readonly Money[]): Money | undefined {
  const [first, ...rest] = amounts;
  if (first === undefined || rest.some((money) => money.currency !== first.currency)) return undefined;
  if (rest.length === 0) return first;
  const total = rest.reduce((sum, money) => plus(sum, decimalOf(money.amount)), decimalOf(first.amount));
  return { amount: decimalText(total), currency: first.currency };
}

/**
 * The amount times a factor, rounded half to even to `decimals` places (banker's rounding, so that many
 * small shares do not drift upwards).
 */
export function multiplyMoney(money: Money, factor: number, decimals = 2): Money {
  const product = times(decimalOf(money.amount), decimalOfNumber(factor));
  return { amount: roundedText(product, decimals), currency: money.currency };
}
