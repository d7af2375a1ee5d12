import { useTranslation } from 'react-i18next';
import type { BacktestView } from '../../../src/server/api.ts';
import { LaneBar } from '../lanes/lane-bar.tsx';
import { useFormats } from '../language/use-formats.ts';
import { RateText } from '../risk/rate-text.tsx';
import { Card } from '../shell/card.tsx';
import { Datum } from '../shell/datum.tsx';
import { Scrolling } from '../shell/scrolling.tsx';
import tables from '../shell/table.module.css';
import classes from './office-impacts.module.css';
import { signed } from './officer-hours.tsx';

/** What would change in each office. */
export function OfficeImpacts({ offices }: { readonly offices: BacktestView['byOffice'] }) {
  const { t } = useTranslation();
  const { number, rounded } = useFormats();
  if (offices.length === 0) return null;
  return (
    <Card title={t('officeImpacts.title')}>
      <Scrolling label={t('officeImpacts.title')} className={classes.scrolling}>
        <table className={tables.table}>
          <thead>
            <tr>
              <th scope="col">{t('offices.office')}</th>
              <th scope="col" className={tables.number}>
                {t('funnel.declarations')}
              </th>
              <th scope="col" className={tables.number}>
                {t('impact.matches')}
              </th>
              <th scope="col" className={classes.share}>
                {t('lanes.share')}
              </th>
              <th scope="col">{t('officeImpacts.lanesNow')}</th>
              <th scope="col">{t('officeImpacts.lanesThen')}</th>
              <th scope="col" className={tables.number}>
                {t('officeImpacts.changed')}
              </th>
              <th scope="col" className={tables.number}>
                {t('officeImpacts.hours')}
              </th>
            </tr>
          </thead>
          <tbody>
            {offices.map((line) => (
              <tr key={line.office}>
                <th scope="row">
                  {line.office === '' ? t('office.unnamed') : <Datum code>{line.office}</Datum>}
                </th>
                <td className={tables.number}>
                  <Datum>{number(line.declarations)}</Datum>
                </td>
                <td className={tables.number}>
                  <Datum>{number(line.matches)}</Datum>
                </td>
                <td className={classes.share}>
                  <RateText rate={line.share} />
                </td>
                <td className={classes.bar}>
                  <LaneBar counts={line.lanes.inForce} />
                </td>
                <td className={classes.bar}>
                  <LaneBar counts={line.lanes.withProfile} />
                </td>
                <td className={tables.number}>
                  <Datum>{number(line.lanes.changed)}</Datum>
                </td>
                <td className={tables.number}>
                  <Datum>{signed(line.officerHours.difference, rounded)}</Datum>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </Scrolling>
    </Card>
  );
}
