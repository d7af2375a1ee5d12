import type { CurrencyCode } from '../domain/codes.ts';
import { type ExchangeRate, ExchangeRates } from '../domain/exchange-rates.ts';
import type { Problem } from '../domain/problem.ts';
import { defaultLimits } from '../intake/limits.ts';
import { readExchangeRates } from '../intake/read-exchange-rates.ts';
import { openInput } from './input.ts';
import { UsageError } from './usage-error.ts';

/** The exchange rates of a file; none without a file. */
export async function readRatesFile(
  file: string | undefined,
  reference: CurrencyCode,
): Promise<ExchangeRates> {
  return new ExchangeRates(reference, file === undefined ? [] : await readRateRows(file, reference));
}

/**
 * The exchange rates of a file, NDJSON by its name and else CSV. One bad line makes it unusable: what is built on the rest
 * would lack a currency, and nothing would show it.
 */
export async function readRateRows(file: string, reference: CurrencyCode): Promise<readonly ExchangeRate[]> {
  const form = /\.(nd)?json(\.gz)?$/.test(file) ? 'ndjson' : 'csv';
  const { bytes, source } = openInput(file);
  const rates: ExchangeRate[] = [];
  const problems: Problem[] = [];
  for await (const line of readExchangeRates(bytes, { source, limits: defaultLimits, reference, form }))
    if (line.kind === 'rate') rates.push(line.rate);
    else problems.push(...line.problems);
  if (problems.length > 0) throw new UsageError(`${file} cannot be used.`, problems);
  return rates;
}
