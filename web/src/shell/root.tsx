import { Outlet, useSearch } from '@tanstack/react-router';
import { useEffect } from 'react';
import { languageOf } from '../language/languages.ts';
import { speak } from '../language/speak.ts';

/** Around all pages: an address may ask for a language. */
export function Root() {
  const { lang } = useSearch({ from: '__root__' });
  useEffect(() => {
    const asked = languageOf(lang);
    if (asked !== undefined && asked !== document.documentElement.lang) void speak(asked);
  }, [lang]);
  return <Outlet />;
}
