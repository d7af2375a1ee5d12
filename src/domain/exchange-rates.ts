import type { CurrencyCode } from './codes.ts';
import type { Day } from './moment.ts';

/** The list that holds exchange rates: the value is the currency, `is` its worth, from `validFrom` on. */
export const ratesList = 'exchange-rates';

/** What one unit of a currency was worth on a day, in units of the reference currency. */
export type ExchangeRate = { readonly currency: CurrencyCode; readonly day: Day; readonly rate: number };

/** Rates of one currency, the oldest first. */
type Series = { readonly days: Float64Array; readonly rates: Float64Array };

const dayMilliseconds = 86_400_000;

/** Older rates say nothing of a day. Central banks publish weekly or daily, and pause over long holidays. */
export const mostDaysOld = 10;

/**
 * Rates of currencies against one reference currency, by day. A value is only turned into the reference currency
 * where a rate of its time is known: a wrong rate looks like a wrong value.
 */
export class ExchangeRates {
  /** What all rates are expressed in (ISO 4217). */
  readonly reference: CurrencyCode;
  readonly #byCurrency: ReadonlyMap<string, Series>;
  readonly #mostDaysOld: number;

  /** Rates in any order; of two on the same day the later one given holds. */
  constructor(reference: CurrencyCode, rates: Iterable<ExchangeRate>, limitDays = mostDaysOld) {
    this.reference = reference;
    this.#byCurrency = seriesOf(rates);
    this.#mostDaysOld = limitDays;
  }

  /**
   * The newest rate not later than the UTC day, and not older than the limit of days; undefined where there is
   * none. The reference currency is worth one of itself.
   */
  rateOn(currency: CurrencyCode, day: Day): number | undefined {
    if (currency === this.reference) return 1;
    const series = this.#byCurrency.get(currency);
    if (series === undefined) return undefined;
    const wanted = dayNumber(day);
    const place = lastNotAfter(series.days, wanted);
    const found = series.days[place];
    if (found === undefined || wanted - found > this.#mostDaysOld) return undefined;
    return series.rates[place];
  }
}

function seriesOf(rates: Iterable<ExchangeRate>): ReadonlyMap<string, Series> {
  const byCurrency = new Map<string, Map<number, number>>();
  for (const { currency, day, rate } of rates) {
    const known = byCurrency.get(currency) ?? new Map<number, number>();
    byCurrency.set(currency, known.set(dayNumber(day), rate));
  }
  return new Map(
    [...byCurrency].map(([currency, known]) => {
      const sorted = [...known].sort(([a], [b]) => a - b);
      const days = Float64Array.from(sorted, ([day]) => day);
      return [currency, { days, rates: Float64Array.from(sorted, ([, rate]) => rate) }];
    }),
  );
}

/** The place of the last day that is not after the wanted one; -1 when all are. */
function lastNotAfter(days: Float64Array, wanted: number): number {
  let low = 0;
  let high = days.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((days[middle] ?? 0) <= wanted) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

function dayNumber(day: Day): number {
  return Date.parse(`${day}T00:00:00Z`) / dayMilliseconds;
}
