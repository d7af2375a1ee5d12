import { useTranslation } from 'react-i18next';
import { Day } from '../shell/day.tsx';

type Props = { readonly from: string | undefined; readonly to: string | undefined };

/** From which day of lodgement to which, both included. */
export function ValidityDays({ from, to }: Props) {
  const { t } = useTranslation();
  if (from === undefined && to === undefined) return t('validity.always');
  return (
    <>
      {from === undefined ? null : (
        <>
          {t('validity.from')} <Day day={from} />
        </>
      )}
      {from === undefined || to === undefined ? null : ' '}
      {to === undefined ? null : (
        <>
          {t('validity.to')} <Day day={to} />
        </>
      )}
    </>
  );
}
