import { VisuallyHidden } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { OperationsView } from '../../../src/server/api.ts';
import { Card } from '../shell/card.tsx';
import { Scrolling } from '../shell/scrolling.tsx';
import tables from '../shell/table.module.css';
import { OfficeLine } from './office-line.tsx';
import classes from './offices.module.css';

/** The busiest offices; one of them narrows the page to itself. */
export function Offices({ view }: { readonly view: OperationsView }) {
  const { t } = useTranslation();
  return (
    <Card title={t('offices.title')}>
      <Scrolling label={t('offices.title')} className={classes.scrolling}>
        <table className={`${tables.table} ${classes.table}`}>
          <thead>
            <tr>
              <th scope="col">{t('offices.office')}</th>
              <th scope="col">
                <VisuallyHidden>{t('offices.lanes')}</VisuallyHidden>
              </th>
              <th scope="col" className={tables.number}>
                {t('offices.decided')}
              </th>
              <th scope="col" className={tables.number}>
                {t('offices.queue')}
              </th>
            </tr>
          </thead>
          <tbody>
            {view.offices.map((line) => (
              <OfficeLine key={line.office} line={line} />
            ))}
          </tbody>
        </table>
      </Scrolling>
      {view.offices.length === 0 ? <p className={classes.none}>{t('offices.none')}</p> : null}
    </Card>
  );
}
