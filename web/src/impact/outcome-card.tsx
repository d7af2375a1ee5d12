import { Skeleton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { OutcomeView } from '../../../src/server/api.ts';
import { outcomeQuery } from '../api/impact.ts';
import { LaneBar } from '../lanes/lane-bar.tsx';
import { useFormats } from '../language/use-formats.ts';
import type { ShownVersion } from '../profiles/shown-version.ts';
import { RateText } from '../risk/rate-text.tsx';
import { Answered } from '../shell/answered.tsx';
import { Card } from '../shell/card.tsx';
import { Datum } from '../shell/datum.tsx';
import { Day } from '../shell/day.tsx';
import { Moment } from '../shell/moment.tsx';
import { Scrolling } from '../shell/scrolling.tsx';
import tables from '../shell/table.module.css';
import { DailyMeanText } from './daily-mean-text.tsx';
import { HitRateText } from './hit-rates.tsx';
import { signed } from './officer-hours.tsx';
import classes from './outcome-card.module.css';

/** What really happened while the version was in force, beside what its back-test expected. */
export function OutcomeCard({ shown }: { readonly shown: ShownVersion }) {
  const { t } = useTranslation();
  const outcome = useQuery(outcomeQuery(shown.id, shown.version));
  return (
    <Card title={t('outcome.title')}>
      <Answered asked={outcome} pending={<Skeleton height={160} />}>
        {(view) => <Outcome view={view} />}
      </Answered>
    </Card>
  );
}

type Row = {
  readonly name: string;
  readonly expected: ReactNode;
  readonly happened: ReactNode;
  readonly difference: ReactNode;
};

function Outcome({ view }: { readonly view: OutcomeView }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const { expected, difference, hitRate } = view;
  if (view.declarations === 0) return <p className={classes.about}>{t('outcome.none')}</p>;
  const points = (share: number) => t('points', { points: formats.percentPoints(share) });
  const rows: readonly Row[] = [
    {
      name: t('impact.share'),
      expected: expected && <RateText rate={expected.shareOfFlow} />,
      happened: <RateText rate={view.shareOfFlow} />,
      difference: difference && <Interval of={difference.shareOfFlow} write={points} />,
    },
    {
      name: t('impact.perDay'),
      expected: expected && <DailyMeanText mean={expected.matchesPerDay} />,
      happened: <DailyMeanText mean={view.matchesPerDay} />,
      difference: difference && <Interval of={difference.matchesPerDay} write={formats.rounded} />,
    },
    {
      name: t('hitRate.title'),
      expected: expected && <HitRateText rate={expected.hitRate} />,
      happened: <HitRateText rate={hitRate.matches} />,
      difference: difference?.hitRate && <Interval of={difference.hitRate} write={points} />,
    },
  ];
  return (
    <>
      <p className={classes.about}>
        {t('outcome.counted', {
          matches: formats.number(view.matches),
          declarations: formats.number(view.declarations),
        })}
        {view.from === undefined || view.to === undefined ? null : (
          <>
            , <Day day={view.from} />–<Day day={view.to} />
          </>
        )}
        {expected === undefined ? null : (
          <>
            . {t('outcome.expectedBy')} <Moment at={expected.at} /> · <Datum>{expected.by}</Datum>
          </>
        )}
      </p>
      <div className={classes.lanes}>
        <LaneBar counts={view.lanes} />
      </div>
      <Scrolling label={t('outcome.title')}>
        <table className={tables.table}>
          <thead>
            <tr>
              <th scope="col">{t('outcome.figure')}</th>
              <th scope="col">{t('outcome.expected')}</th>
              <th scope="col">{t('outcome.happened')}</th>
              <th scope="col">{t('outcome.difference')}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.name}>
                <th scope="row">{row.name}</th>
                <td>{row.expected ?? '–'}</td>
                <td>{row.happened}</td>
                <td>{row.difference ?? '–'}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </Scrolling>
      <p className={classes.note}>{t('outcome.about')}</p>
      {view.notes.length === 0 ? null : (
        <ul className={classes.notes} lang="en">
          {view.notes.map((note) => (
            <li key={note}>
              <Datum>{note}</Datum>
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

type IntervalProps = {
  readonly of: { readonly value: number; readonly low: number; readonly high: number };
  readonly write: (value: number) => string;
};

/** A difference with its interval; bold where all of it lies on one side of nothing. */
function Interval({ of: { value, low, high }, write }: IntervalProps) {
  const isSure = low > 0 || high < 0;
  const words = `${signed(value, write)} (${signed(low, write)} … ${signed(high, write)})`;
  return <Datum>{isSure ? <b>{words}</b> : words}</Datum>;
}
