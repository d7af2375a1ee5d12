import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { BacktestView } from '../../../src/server/api.ts';
import { useFormats } from '../language/use-formats.ts';
import { RateText } from '../risk/rate-text.tsx';
import { Card } from '../shell/card.tsx';
import { Datum } from '../shell/datum.tsx';
import { Facts } from '../shell/facts.tsx';
import classes from './hit-rates.module.css';

type HitRate = BacktestView['hitRate']['matches'];

/** How often a control of what matches found a violation, beside what is found now. */
export function HitRates({ report }: { readonly report: BacktestView }) {
  const { t } = useTranslation();
  const { matches, inForce, lift, discrepancies, random } = report.hitRate;
  const formats = useFormats();
  return (
    <Card title={t('hitRate.title')}>
      <Facts
        facts={[
          { name: t('hitRate.matches'), value: <HitRateText rate={matches} /> },
          { name: t('hitRate.inForce'), value: <HitRateText rate={inForce} /> },
          ...(lift === undefined
            ? []
            : [
                {
                  name: t('hitRate.lift'),
                  value: (
                    <Datum>
                      × {formats.rounded(lift.value)} ({formats.rounded(lift.low)}–
                      {formats.rounded(lift.high)})
                    </Datum>
                  ),
                },
              ]),
          { name: t('hitRate.discrepancies'), value: <Datum>{formats.number(discrepancies)}</Datum> },
          ...(random === undefined
            ? []
            : [
                { name: t('hitRate.randomMatches'), value: <HitRateText rate={random.matches} /> },
                { name: t('hitRate.randomAll'), value: <HitRateText rate={random.all} /> },
              ]),
        ]}
      />
      <p className={classes.about}>{t('hitRate.about')}</p>
    </Card>
  );
}

/** A hit rate with its interval, its counts, and a word of caution where they are few. */
export function HitRateText({ rate }: { readonly rate: HitRate }): ReactNode {
  const { t } = useTranslation();
  const formats = useFormats();
  if (rate.n === 0) return t('hitRate.none');
  return (
    <>
      <RateText rate={rate} />
      <span className={classes.counts}>
        {t('hitRate.counts', {
          violations: formats.number(rate.violations),
          inspected: formats.number(rate.n),
        })}
        {rate.tooFew ? ` · ${t('hitRate.tooFew')}` : ''}
      </span>
    </>
  );
}
