import { Button, Skeleton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { History } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { backtestQuery } from '../api/impact.ts';
import type { ShownVersion } from '../profiles/shown-version.ts';
import { Answered } from '../shell/answered.tsx';
import { Card } from '../shell/card.tsx';
import { Notice } from '../shell/notice.tsx';
import { useSession } from '../shell/use-session.ts';
import { BacktestReport } from './backtest-report.tsx';
import { wasTried } from './was.ts';

/**
 * The last back-test of the version, whoever made it. Somebody of some offices may see only those that speak of no
 * other, and whether there is one is known only to who asks.
 */
export function BacktestCard({ shown }: { readonly shown: ShownVersion }) {
  const { t } = useTranslation();
  const { offices = [] } = useSession();
  const [isWanted, setWanted] = useState(offices.length === 0);
  const isTried = wasTried(shown);
  const backtest = useQuery({
    ...backtestQuery(shown.id, shown.version),
    enabled: isTried && isWanted,
  });
  if (backtest.data === undefined && !(isTried && isWanted)) {
    return (
      <Card title={t('backtest.title')}>
        {isTried ? (
          <Button size="xs" variant="default" onClick={() => setWanted(true)}>
            {t('backtest.show')}
          </Button>
        ) : (
          <Notice icon={History} title={t('backtest.none')} />
        )}
      </Card>
    );
  }
  return (
    <Answered asked={backtest} pending={<Skeleton height={420} />}>
      {(report) => <BacktestReport report={report} />}
    </Answered>
  );
}
