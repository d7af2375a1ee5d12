import { useTranslation } from 'react-i18next';
import { Datum } from '../shell/datum.tsx';
import { flowNames, flowOf } from './flow.ts';

/** The declarations among which was drawn: those of an office in a direction, as in `11101/import`. */
export function StratumName({ stratum }: { readonly stratum: string }) {
  const { t } = useTranslation();
  const end = stratum.lastIndexOf('/');
  const flow = flowOf(stratum.slice(end + 1));
  if (end === -1 || flow === undefined) return <Datum code>{stratum}</Datum>;
  const office = stratum.slice(0, end);
  return (
    <>
      {office === '' ? t('office.unnamed') : <Datum code>{office}</Datum>} · {t(flowNames[flow])}
    </>
  );
}
