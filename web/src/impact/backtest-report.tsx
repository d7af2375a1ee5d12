import { useTranslation } from 'react-i18next';
import type { BacktestView } from '../../../src/server/api.ts';
import { useFormats } from '../language/use-formats.ts';
import { Card } from '../shell/card.tsx';
import { Datum } from '../shell/datum.tsx';
import { Day } from '../shell/day.tsx';
import { Moment } from '../shell/moment.tsx';
import classes from './backtest-report.module.css';
import { Examples } from './examples.tsx';
import { FunnelCard } from './funnel-card.tsx';
import { HitRates } from './hit-rates.tsx';
import { ImpactFigures } from './impact-figures.tsx';
import { LaneMoves } from './lane-moves.tsx';
import { OfficeImpacts } from './office-impacts.tsx';
import { OfficerHours } from './officer-hours.tsx';
import { Overlap } from './overlap.tsx';
import { WhatStandsOut } from './what-stands-out.tsx';

/** What would have come of the profile, on the history it was tried on. */
export function BacktestReport({ report }: { readonly report: BacktestView }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const { history } = report;
  return (
    <>
      <Card title={t('backtest.title')}>
        <p className={classes.basis}>
          <Moment at={report.at} /> · <Datum>{report.by}</Datum> ·{' '}
          {t('backtest.history', { declarations: formats.number(history.declarations) })}
          {history.from === undefined || history.to === undefined ? null : (
            <>
              , <Day day={history.from} />–<Day day={history.to} />
            </>
          )}
          {' · '}
          {t('backtest.inspected', { inspected: formats.number(history.inspected) })}
          {history.offices === undefined ? null : (
            <>
              {' · '}
              {t('account.offices')}: <Datum code>{history.offices.join(', ')}</Datum>
            </>
          )}
        </p>
        {history.isComplete ? null : <p className={classes.basis}>{t('backtest.incomplete')}</p>}
        {report.replaces ? <p className={classes.basis}>{t('backtest.replaces')}</p> : null}
        <WhatStandsOut report={report} />
        <ImpactFigures report={report} />
      </Card>
      <div className={classes.pair}>
        <Card title={t('laneMoves.title')}>
          <LaneMoves matrix={report.lanes.matrix} changed={report.lanes.changed} of={history.declarations} />
        </Card>
        <Card title={t('officerHours.title')}>
          <OfficerHours hours={report.officerHours} minutes={report.minutesByLane} />
        </Card>
      </div>
      <div className={classes.pair}>
        <HitRates report={report} />
        <Overlap overlap={report.overlap} matches={report.matches} />
      </div>
      {report.funnel === undefined ? null : <FunnelCard funnel={report.funnel} />}
      <OfficeImpacts offices={report.byOffice} />
      <Examples examples={report.examples} />
      {report.notes.length === 0 ? null : (
        <Card title={t('backtest.notes')}>
          <ul className={classes.notes} lang="en">
            {report.notes.map((note) => (
              <li key={note}>
                <Datum>{note}</Datum>
              </li>
            ))}
          </ul>
        </Card>
      )}
    </>
  );
}
