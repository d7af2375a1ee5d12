import type { CurrencyCode } from '../../domain/codes.ts';
import { type ExchangeRate, ExchangeRates } from '../../domain/exchange-rates.ts';
import type { Day } from '../../domain/moment.ts';
import { type NamedList, rowOf } from '../../domain/named-list.ts';

/** The exchange rates of a table, in units of the reference currency; a row without a first day says of no day. */
export function ratesOf(list: NamedList | undefined, reference: CurrencyCode): ExchangeRates {
  return new ExchangeRates(reference, (list ?? []).flatMap(rateOf));
}

function rateOf(element: NamedList[number]): readonly ExchangeRate[] {
  const { value, is, validFrom } = rowOf(element);
  if (typeof value !== 'string' || typeof is !== 'number' || validFrom === undefined) return [];
  return is > 0 ? [{ currency: value as CurrencyCode, day: validFrom as Day, rate: is }] : [];
}
