import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import { chooseLanguage, type Language } from './languages.ts';

const rememberedAs = 'tamga.language';
const namespace = 'translation';

const catalogues = {
  uz: () => import('../../locales/uz.json'),
  'uz-Cyrl': () => import('../../locales/uz-Cyrl.json'),
  ru: () => import('../../locales/ru.json'),
  en: () => import('../../locales/en.json'),
} satisfies Record<Language, () => Promise<{ default: object }>>;

/** Brings the first catalogue, before anything is shown. */
export async function beginSpeaking(): Promise<void> {
  await i18next.use(initReactI18next).init({
    resources: {},
    fallbackLng: false,
    load: 'currentOnly',
    keySeparator: false,
    nsSeparator: false,
    // React escapes what it shows.
    interpolation: { escapeValue: false },
    react: { useSuspense: false },
  });
  await speak(
    chooseLanguage({
      asked: new URLSearchParams(window.location.search).get('lang'),
      remembered: remembered(),
      preferred: navigator.languages,
    }),
  );
}

/** Shows the pages in a language from now on, and remembers it. */
export async function speak(language: Language): Promise<void> {
  if (!i18next.hasResourceBundle(language, namespace)) {
    const catalogue = await catalogues[language]();
    i18next.addResourceBundle(language, namespace, catalogue.default);
  }
  await i18next.changeLanguage(language);
  document.documentElement.lang = language;
  remember(language);
}

// A browser may forbid storage; then the language holds for this visit.

function remembered(): string | null {
  try {
    return localStorage.getItem(rememberedAs);
  } catch {
    return null;
  }
}

function remember(language: Language): void {
  try {
    localStorage.setItem(rememberedAs, language);
  } catch {
    return;
  }
}
