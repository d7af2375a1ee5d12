import { decimalOf, decimalOfNumber, plus, times, zero } from '../../domain/decimal.ts';
import { itemValueOf } from '../../domain/goods-item.ts';
import type { KnownDeclaration } from '../../domain/known.ts';
import { decimalIn, textIn } from './box-values.ts';
import { numberOf } from './mass-totals.ts';
import { quotient } from './quotient.ts';

/**
 * The guarantee of a transit by the duties declared, in one currency (T02). The duties are those of the items that have
 * a value and a rate; undefined where none has, where a currency differs, and where nothing is due.
 */
export function guaranteeToDuty({ attributes, items }: KnownDeclaration): number | undefined {
  const guarantee = decimalIn(attributes, 'guaranteeAmount');
  const currency = textIn(attributes, 'guaranteeCurrency');
  if (guarantee === undefined || currency === undefined) return undefined;
  let percents = zero;
  for (const item of items) {
    const value = itemValueOf(item);
    if (value === undefined || item.dutyRatePercent === undefined) continue;
    if (value.currency !== currency) return undefined;
    percents = plus(percents, times(decimalOf(value.amount), decimalOfNumber(item.dutyRatePercent)));
  }
  return quotient(numberOf(guarantee), numberOf({ ...percents, places: percents.places + 2 }));
}
