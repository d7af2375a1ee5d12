import { useTranslation } from 'react-i18next';
import { type Language, languageOf } from './languages.ts';

/** The language the pages speak now. */
export function useLanguage(): Language {
  const { i18n } = useTranslation();
  return languageOf(i18n.language) ?? 'en';
}
