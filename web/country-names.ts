import countries from 'i18n-iso-countries';
import type { Plugin } from 'vite';

const prefix = 'virtual:country-names/';

/**
 * Brings the names of countries in a language as a module, `virtual:country-names/uz`: Chromium does not know
 * them in Uzbek, and the Node that builds the pages does.
 */
export function countryNames(): Plugin {
  return {
    name: 'country-names',
    resolveId: (id) => (id.startsWith(prefix) ? `\0${id}` : undefined),
    load(id) {
      if (!id.startsWith(`\0${prefix}`)) return undefined;
      const names = new Intl.DisplayNames(id.slice(prefix.length + 1), { type: 'region', fallback: 'none' });
      const entries = Object.keys(countries.getAlpha2Codes()).map((code) => [code, names.of(code)]);
      return `export default ${JSON.stringify(Object.fromEntries(entries))}`;
    },
  };
}
