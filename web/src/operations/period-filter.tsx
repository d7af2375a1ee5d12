import { SegmentedControl } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { MessageKey } from '../language/message-key.ts';
import { type Period, periods, usualPeriod } from './operations-search.ts';
import classes from './period-filter.module.css';
import { useNarrow } from './use-narrow.ts';

const names = { 1: 'period.1', 24: 'period.24', 168: 'period.168' } as const satisfies Record<
  Period,
  MessageKey
>;

/** How far back the figures look. */
export function PeriodFilter({ hours }: { readonly hours: Period }) {
  const { t } = useTranslation();
  const narrow = useNarrow();
  return (
    <SegmentedControl
      size="xs"
      classNames={{ root: classes.track }}
      aria-label={t('operations.period')}
      value={String(hours)}
      data={periods.map((period) => ({ value: String(period), label: t(names[period]) }))}
      onChange={(value) => {
        const period = periods.find((one) => String(one) === value);
        narrow({ hours: period === usualPeriod ? undefined : period });
      }}
    />
  );
}
