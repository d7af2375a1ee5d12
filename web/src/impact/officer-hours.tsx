import { useTranslation } from 'react-i18next';
import type { BacktestView } from '../../../src/server/api.ts';
import { LaneBadge } from '../lanes/lane-badge.tsx';
import { useFormats } from '../language/use-formats.ts';
import { Datum } from '../shell/datum.tsx';
import { Scrolling } from '../shell/scrolling.tsx';
import tables from '../shell/table.module.css';
import classes from './officer-hours.module.css';

type Props = {
  readonly hours: BacktestView['officerHours'];
  readonly minutes: BacktestView['minutesByLane'];
};

const worked = ['red', 'yellow', 'blue'] as const;
const minutesOf = { red: 'physical', yellow: 'documents', blue: 'audit' } as const;

/** The officer-hours each lane takes, now and with the profile. */
export function OfficerHours({ hours, minutes }: Props) {
  const { t } = useTranslation();
  const { rounded } = useFormats();
  const { inForce, withProfile } = hours;
  const rows = [
    ...worked.map((lane) => ({
      key: lane,
      name: <LaneBadge lane={lane} />,
      each: minutes[minutesOf[lane]],
      isAssumed: minutes.assumed.includes(minutesOf[lane]),
      before: inForce[lane],
      after: withProfile[lane],
    })),
    { key: 'total', name: t('officerHours.total'), before: inForce.total, after: withProfile.total },
  ];
  return (
    <>
      <p className={classes.sum}>
        {t('officerHours.perDay', { hours: signed(hours.differencePerWorkingDay, rounded) })}
      </p>
      <Scrolling label={t('officerHours.title')}>
        <table className={tables.table}>
          <thead>
            <tr>
              <th scope="col">{t('lanes.lane')}</th>
              <th scope="col" className={tables.number}>
                {t('officerHours.minutes')}
              </th>
              <th scope="col" className={tables.number}>
                {t('officerHours.now')}
              </th>
              <th scope="col" className={tables.number}>
                {t('officerHours.then')}
              </th>
              <th scope="col" className={tables.number}>
                {t('officerHours.difference')}
              </th>
            </tr>
          </thead>
          <tbody>
            {rows.map(({ key, name, before, after, ...row }) => (
              <tr key={key} data-total={key === 'total'}>
                <th scope="row">{name}</th>
                <td className={tables.number}>
                  {'each' in row ? (
                    <Datum>
                      {rounded(row.each)}
                      {row.isAssumed ? ' *' : ''}
                    </Datum>
                  ) : null}
                </td>
                <td className={tables.number}>
                  <Datum>{rounded(before)}</Datum>
                </td>
                <td className={tables.number}>
                  <Datum>{rounded(after)}</Datum>
                </td>
                <td className={tables.number}>
                  <Datum>{signed(after - before, rounded)}</Datum>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </Scrolling>
      {minutes.assumed.length === 0 ? null : <p className={classes.note}>* {t('officerHours.assumed')}</p>}
      {minutes.differsByOffice ? <p className={classes.note}>{t('officerHours.byOffice')}</p> : null}
    </>
  );
}

/** A difference says which way it goes. */
export function signed(value: number, write: (value: number) => string): string {
  return value > 0 ? `+${write(value)}` : write(value).replace('-', '−');
}
