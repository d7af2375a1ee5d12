import { type Formats, formatsOf } from './formats.ts';
import { useLanguage } from './use-language.ts';

/** Numbers, money and moments as the page's language writes them. */
export function useFormats(): Formats {
  return formatsOf(useLanguage());
}
