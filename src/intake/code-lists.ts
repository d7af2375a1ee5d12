import currencyCodes from 'currency-codes';
import countries from 'i18n-iso-countries';

const currencies: ReadonlySet<string> = new Set(currencyCodes.codes());
const countryCodes: ReadonlySet<string> = new Set(Object.keys(countries.getAlpha2Codes()));

/** Whether ISO 4217 has the code. */
export function isCurrency(code: string): boolean {
  return currencies.has(code);
}

/** Whether ISO 3166-1 has the alpha-2 code. */
export function isCountry(code: string): boolean {
  return countryCodes.has(code);
}
