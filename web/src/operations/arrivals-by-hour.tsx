import { lazy } from 'react';
import { useTranslation } from 'react-i18next';
import type { OperationsView } from '../../../src/server/api.ts';
import { ChartPlace } from '../charts/chart-place.tsx';
import { Card } from '../shell/card.tsx';
import classes from './arrivals-by-hour.module.css';
import { ArrivalsTable } from './arrivals-table.tsx';

const ArrivalsChart = lazy(() => import('./arrivals-chart.tsx'));

/** How many came in each hour, by lane. */
export function ArrivalsByHour({ view }: { readonly view: OperationsView }) {
  const { t } = useTranslation();
  return (
    <Card title={t('arrivals.byHour')}>
      <ChartPlace className={classes.chart}>
        <ArrivalsChart arrivals={view.arrivals} />
      </ChartPlace>
      <ArrivalsTable arrivals={view.arrivals} />
    </Card>
  );
}
