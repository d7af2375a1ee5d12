import { lazy } from 'react';
import { useTranslation } from 'react-i18next';
import type { OperationsView } from '../../../src/server/api.ts';
import { ChartPlace } from '../charts/chart-place.tsx';
import { Card } from '../shell/card.tsx';
import { LaneShareTable } from './lane-share-table.tsx';
import classes from './lane-shares.module.css';

const LaneShareChart = lazy(() => import('./lane-share-chart.tsx'));

/** How the period's declarations divide among the lanes. */
export function LaneShares({ view }: { readonly view: OperationsView }) {
  const { t } = useTranslation();
  return (
    <Card title={t('lanes.shares')}>
      <div className={classes.shares}>
        {view.decided > 0 ? (
          <ChartPlace className={classes.chart}>
            <LaneShareChart counts={view.lanes} />
          </ChartPlace>
        ) : null}
        <LaneShareTable counts={view.lanes} decided={view.decided} />
      </div>
    </Card>
  );
}
