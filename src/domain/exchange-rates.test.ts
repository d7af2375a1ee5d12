import { expect, it } from 'vitest';
import type { CurrencyCode } from './codes.ts';
import { type ExchangeRate, ExchangeRates } from './exchange-rates.ts';
import type { Day } from './moment.ts';

const given = [
  ['EUR', '2026-03-02', 1.1],
  ['UZS', '2026-02-25', 0.00008],
  ['EUR', '2026-02-28', 1.05],
  ['EUR', '2026-03-02', 1.2],
].map(([currency, day, rate]) => ({ currency, day, rate }) as ExchangeRate);
const rates = new ExchangeRates('USD' as CurrencyCode, given);

it.each([
  ['EUR', '2026-03-02', 1.2, 'the one given last for its day'],
  ['EUR', '2026-03-01', 1.05, 'the newest before the day'],
  ['EUR', '2026-02-27', undefined, 'none before the first'],
  ['EUR', '2026-03-12', 1.2, 'as old as it may be'],
  ['EUR', '2026-03-13', undefined, 'a day too old'],
  ['UZS', '2026-03-01', 0.00008, 'another currency'],
  ['USD', '1999-01-01', 1, 'the reference currency, whatever the day'],
  ['CNY', '2026-03-02', undefined, 'a currency without rates'],
])('%s on %s: %s, %s', (currency, day, rate, _) => {
  expect(rates.rateOn(currency as CurrencyCode, day as Day)).toBe(rate);
});

it('takes another limit of days', () => {
  const strict = new ExchangeRates('USD' as CurrencyCode, given, 1);
  expect(strict.rateOn('UZS' as CurrencyCode, '2026-02-26' as Day)).toBe(0.00008);
  expect(strict.rateOn('UZS' as CurrencyCode, '2026-02-27' as Day)).toBeUndefined();
});
