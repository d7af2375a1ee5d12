import { useTranslation } from 'react-i18next';
import { useFormats } from '../language/use-formats.ts';
import rates from '../risk/rate-text.module.css';
import { Datum } from '../shell/datum.tsx';

type Props = {
  readonly mean: {
    readonly value: number;
    readonly low: number;
    readonly high: number;
    readonly days: number;
  };
};

/** A mean over days with its 95 % interval and the number of days, as in 12.3 (10.1–14.5, 32 days). */
export function DailyMeanText({ mean }: Props) {
  const { t } = useTranslation();
  const { rounded, number } = useFormats();
  if (mean.days === 0) return t('rate.none');
  return (
    <Datum>
      <b className={rates.value}>{rounded(mean.value)}</b>{' '}
      <span className={rates.basis}>
        {t('mean.basis', {
          low: rounded(mean.low),
          high: rounded(mean.high),
          days: t('days', { count: mean.days, days: number(mean.days) }),
        })}
      </span>
    </Datum>
  );
}
