import { useTranslation } from 'react-i18next';
import type { RateView } from '../../../src/server/api.ts';
import { shareDecimals } from '../language/formats.ts';
import { useFormats } from '../language/use-formats.ts';
import { Datum } from '../shell/datum.tsx';
import classes from './rate-text.module.css';

/** A rate with its 95 % interval and its count, as in 2.1% (1.8–2.4, n 5,120). */
export function RateText({ rate }: { readonly rate: RateView }) {
  const { t } = useTranslation();
  const formats = useFormats();
  if (rate.n === 0) return t('rate.none');
  const decimals = shareDecimals(rate.value);
  return (
    <Datum>
      <b className={classes.value}>{formats.percent(rate.value, decimals)}</b>{' '}
      <span className={classes.basis}>
        {t('rate.basis', {
          low: formats.percentPoints(rate.low, decimals),
          high: formats.percentPoints(rate.high, decimals),
          n: formats.number(rate.n),
        })}
      </span>
    </Datum>
  );
}
