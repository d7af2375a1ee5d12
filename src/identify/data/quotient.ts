import { amountAsNumber, type Money } from '../../domain/money.ts';

/** One number by another; undefined where either is absent, by nought, and where the result is beyond all numbers. */
export function quotient(dividend: number | undefined, divisor: number | undefined): number | undefined {
  if (dividend === undefined || divisor === undefined || divisor === 0) return undefined;
  const result = dividend / divisor;
  return Number.isFinite(result) ? result : undefined;
}

/** An amount by a number, in its currency. */
export function amountPer(money: Money | undefined, divisor: number | undefined): number | undefined {
  return quotient(money && amountAsNumber(money), divisor);
}
