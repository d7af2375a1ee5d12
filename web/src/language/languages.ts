/** The languages of the pages, by their BCP 47 tags. */
export const languages = ['uz', 'uz-Cyrl', 'ru', 'en'] as const;
export type Language = (typeof languages)[number];

/** Each language in its own words. */
export const languageNames = {
  uz: 'Oʻzbekcha',
  'uz-Cyrl': 'Ўзбекча',
  ru: 'Русский',
  en: 'English',
} as const satisfies Record<Language, string>;

/** The language a tag names, whatever its case. */
export function languageOf(tag: string | null | undefined): Language | undefined {
  const wanted = tag?.toLowerCase();
  return languages.find((language) => language.toLowerCase() === wanted);
}

/** The language to begin with: the one the address asks for, else the remembered one, else the browser's. */
export function chooseLanguage(wishes: {
  readonly asked?: string | null;
  readonly remembered?: string | null;
  readonly preferred: readonly string[];
}): Language {
  return (
    languageOf(wishes.asked) ??
    languageOf(wishes.remembered) ??
    wishes.preferred.map(nearestLanguage).find((language) => language !== undefined) ??
    'en'
  );
}

/** The page language nearest to a browser's, as `uz-Cyrl-UZ` and `ru-RU` name them. */
function nearestLanguage(tag: string): Language | undefined {
  const [base, script] = tag.toLowerCase().split('-');
  return base === 'uz' && script === 'cyrl' ? 'uz-Cyrl' : languageOf(base);
}
