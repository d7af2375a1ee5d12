import Big from 'big.js';
import type { Brand } from './brand.ts';
import type { CurrencyCode } from './codes.ts';

/** Decimal text without exponent, as in "1250.50": money is never held in binary fractions. */
export type DecimalText = Brand<string, 'DecimalText'>;

/** An amount in a currency. */
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
  const total = rest.reduce((sum, money) => sum.plus(money.amount), new Big(first.amount));
  return { amount: total.toFixed() as DecimalText, currency: first.currency };
}

/**
 * The amount times a factor, rounded half to even to `decimals` places (banker's rounding, so that many
 * small shares do not drift upwards).
 */
export function multiplyMoney(money: Money, factor: number, decimals = 2): Money {
  const product = new Big(money.amount).times(new Big(factor));
  return { amount: product.toFixed(decimals, Big.roundHalfEven) as DecimalText, currency: money.currency };
}
