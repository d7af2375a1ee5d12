import { Fragment } from 'react';
import { useTranslation } from 'react-i18next';
import type { BacktestView, Money } from '../../../src/server/api.ts';
import { flowNames } from '../declaration/flow.ts';
import { useFormats } from '../language/use-formats.ts';
import { RateText } from '../risk/rate-text.tsx';
import { Datum } from '../shell/datum.tsx';
import { Facts } from '../shell/facts.tsx';
import { DailyMeanText } from './daily-mean-text.tsx';

/** The figures one asks for first. */
export function ImpactFigures({ report }: { readonly report: BacktestView }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const { revenue } = report;
  return (
    <Facts
      facts={[
        {
          name: t('impact.matches'),
          value: (
            <>
              <Datum>
                <b>{formats.number(report.matches)}</b>
              </Datum>{' '}
              ({t('goods.items', { count: report.matchedItems, items: formats.number(report.matchedItems) })})
            </>
          ),
        },
        { name: t('impact.share'), value: <RateText rate={report.shareOfFlow} /> },
        { name: t('impact.perDay'), value: <DailyMeanText mean={report.matchesPerDay} /> },
        { name: t('impact.toRed'), value: <RateText rate={report.sentToRed} /> },
        ...report.byFlow
          .filter(({ matches }) => matches > 0)
          .map(({ flow, share }) => ({
            name: `${t('impact.share')}: ${t(flowNames[flow])}`,
            value: <RateText rate={share} />,
          })),
        { name: t('impact.recovered'), value: <Sums sums={revenue.recovered} /> },
        { name: t('impact.atStake'), value: <Sums sums={revenue.atStake} /> },
        { name: t('impact.atStakeOfNew'), value: <Sums sums={revenue.atStakeOfNew} /> },
      ]}
    />
  );
}

/** Money in each currency it comes in. */
function Sums({ sums }: { readonly sums: readonly Money[] }) {
  const formats = useFormats();
  if (sums.length === 0) return '–';
  return (
    <Datum>
      {sums.map((sum, index) => (
        <Fragment key={sum.currency}>
          {index === 0 ? '' : ' + '}
          {formats.money(sum)}
        </Fragment>
      ))}
    </Datum>
  );
}
