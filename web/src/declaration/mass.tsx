import { useTranslation } from 'react-i18next';
import { useFormats } from '../language/use-formats.ts';
import { Datum } from '../shell/datum.tsx';

/** A mass, or a dash for none declared. */
export function Mass({ kg }: { readonly kg: number | undefined }) {
  const { t } = useTranslation();
  const formats = useFormats();
  if (kg === undefined) return '–';
  return (
    <>
      <Datum>{formats.number(kg)}</Datum> {t('unit.kg')}
    </>
  );
}
