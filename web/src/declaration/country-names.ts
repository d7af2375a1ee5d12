import { queryOptions } from '@tanstack/react-query';
import type { Language } from '../language/languages.ts';

type Names = (code: string) => string | undefined;

/** What a country is called, in a word that every language has of its own: it shows whether the browser knows it. */
const germany: Record<Language, string> = {
  uz: 'Germaniya',
  'uz-Cyrl': 'Германия',
  ru: 'Германия',
  en: 'Germany',
};

/** The names of countries in a language: the browser's, else those that come with the pages. */
export function countryNamesQuery(language: Language) {
  return queryOptions({
    queryKey: ['country-names', language],
    queryFn: () => countryNames(language),
    staleTime: Number.POSITIVE_INFINITY,
  });
}

async function countryNames(language: Language): Promise<Names> {
  const known = new Intl.DisplayNames(language, { type: 'region', fallback: 'none' });
  if (known.of('DE') === germany[language])
    return (code) => (/^[A-Z]{2}$/.test(code) ? known.of(code) : undefined);
  const brought = await broughtNames(language);
  return (code) => brought[code];
}

async function broughtNames(language: Language): Promise<Readonly<Record<string, string | undefined>>> {
  if (language === 'uz') return (await import('virtual:country-names/uz')).default;
  if (language === 'uz-Cyrl') return (await import('virtual:country-names/uz-Cyrl')).default;
  return {};
}
