import { NativeSelect } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { Languages } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { languageNames, languageOf, languages } from '../language/languages.ts';
import { speak } from '../language/speak.ts';
import { useLanguage } from '../language/use-language.ts';

/** Changes the language; an address that asks for another one no longer does. */
export function LanguageSelect() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const choose = async (tag: string) => {
    const language = languageOf(tag);
    if (language === undefined) return;
    await navigate({
      to: '.',
      search: ({ lang: _, ...search }) => search,
      replace: true,
      resetScroll: false,
    });
    await speak(language);
  };
  return (
    <NativeSelect
      size="xs"
      translate="no"
      aria-label={t('shell.language')}
      leftSection={<Languages size={14} aria-hidden="true" />}
      value={useLanguage()}
      onChange={(event) => void choose(event.currentTarget.value)}
    >
      {languages.map((language) => (
        <option key={language} value={language} lang={language}>
          {languageNames[language]}
        </option>
      ))}
    </NativeSelect>
  );
}
