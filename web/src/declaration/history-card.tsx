import { Skeleton } from '@mantine/core';
import type { UseQueryResult } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { HistoryView } from '../../../src/server/api.ts';
import { Answered } from '../shell/answered.tsx';
import { Card } from '../shell/card.tsx';
import classes from './history-card.module.css';
import { HistoryLine } from './history-line.tsx';

/** Everything that happened to the declaration, the oldest first. */
export function HistoryCard({ history: asked }: { readonly history: UseQueryResult<HistoryView> }) {
  const { t } = useTranslation();
  return (
    <Card title={t('history.title')} className={classes.card}>
      <Answered asked={asked} pending={<Skeleton height={120} />}>
        {(history) => (
          <ol className={classes.line}>
            {history.entries.map((entry) => (
              <HistoryLine key={`${entry.at} ${entry.kind} ${entry.version}`} entry={entry} />
            ))}
          </ol>
        )}
      </Answered>
    </Card>
  );
}
