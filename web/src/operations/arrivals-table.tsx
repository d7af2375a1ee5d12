import { useTranslation } from 'react-i18next';
import { lanes } from '../lanes/lane.ts';
import { LaneBadge } from '../lanes/lane-badge.tsx';
import { useFormats } from '../language/use-formats.ts';
import { Datum } from '../shell/datum.tsx';
import { Moment } from '../shell/moment.tsx';
import { Scrolling } from '../shell/scrolling.tsx';
import tables from '../shell/table.module.css';
import { type Arrivals, totalOf } from './arrivals-drawing.ts';
import classes from './arrivals-table.module.css';

/** The figures of the chart, for whoever would rather read them; the newest hour first. */
export function ArrivalsTable({ arrivals }: { readonly arrivals: Arrivals }) {
  const { t } = useTranslation();
  const formats = useFormats();
  return (
    <details className={classes.details}>
      <summary>{t('arrivals.asTable')}</summary>
      <Scrolling label={t('arrivals.byHour')} className={classes.scrolling}>
        <table className={tables.table}>
          <thead>
            <tr>
              <th scope="col">{t('arrivals.hour')}</th>
              {lanes.map((lane) => (
                <th key={lane} scope="col" className={tables.number}>
                  <LaneBadge lane={lane} />
                </th>
              ))}
              <th scope="col" className={tables.number}>
                {t('lanes.all')}
              </th>
            </tr>
          </thead>
          <tbody>
            {arrivals.toReversed().map((hour) => (
              <tr key={hour.from}>
                <th scope="row">
                  <Moment at={hour.from} withoutZone />
                </th>
                {lanes.map((lane) => (
                  <td key={lane} className={tables.number}>
                    <Datum>{formats.number(hour.lanes[lane])}</Datum>
                  </td>
                ))}
                <td className={tables.number}>
                  <Datum>{formats.number(totalOf(hour))}</Datum>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </Scrolling>
    </details>
  );
}
