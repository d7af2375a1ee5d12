import { Button } from '@mantine/core';
import { useSearch } from '@tanstack/react-router';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Card } from '../shell/card.tsx';
import { ProblemNotice } from '../shell/problem-notice.tsx';
import classes from './arrivals.module.css';
import { ArrivalsFilter } from './arrivals-filter.tsx';
import { waitingIn } from './arrivals-list.ts';
import { ArrivalsPending } from './arrivals-pending.tsx';
import { ArrivalsRows } from './arrivals-rows.tsx';
import { NewsButton } from './news-button.tsx';
import { NoArrivals } from './no-arrivals.tsx';
import { useArrivals } from './use-arrivals.ts';
import { useHold } from './use-hold.ts';

/** The declarations as they come, the newest first. */
export function Arrivals() {
  const { t } = useTranslation();
  const { office, lane, flow } = useSearch({ from: '/signed-in/operations' });
  const region = useRef<HTMLDivElement>(null);
  const { list, newest, older, showNews } = useArrivals({ office, lane, flow }, useHold(region));
  const showFromTop = () => {
    showNews();
    region.current?.scrollIntoView({ block: 'nearest' });
  };
  return (
    <Card title={t('arrivals.title')} aside={<ArrivalsFilter lane={lane} flow={flow} />}>
      {list === undefined && newest.isError ? (
        <ProblemNotice error={newest.error} onRetry={() => void newest.refetch()} />
      ) : null}
      {list === undefined && !newest.isError ? <ArrivalsPending /> : null}
      <div ref={region} className={classes.region} data-older={newest.isPlaceholderData}>
        {list === undefined ? null : (
          <>
            <NewsButton count={waitingIn(list)} onShow={showFromTop} />
            {list.rows.length === 0 ? <NoArrivals /> : <ArrivalsRows rows={list.rows} fresh={list.fresh} />}
          </>
        )}
      </div>
      {older.isError ? <ProblemNotice error={older.error} /> : null}
      {list?.next === undefined ? null : (
        <Button
          className={classes.more}
          size="xs"
          variant="default"
          loading={older.isPending}
          onClick={() => list.next !== undefined && older.mutate(list.next)}
        >
          {t('arrivals.more')}
        </Button>
      )}
    </Card>
  );
}
