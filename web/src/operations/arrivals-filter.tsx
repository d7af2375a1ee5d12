import { NativeSelect } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Lane } from '../../../src/server/api.ts';
import { type Flow, flowNames, flowOf } from '../declaration/flow.ts';
import { laneNames, laneOf, lanes } from '../lanes/lane.ts';
import classes from './arrivals-filter.module.css';
import { useNarrow } from './use-narrow.ts';

type Props = { readonly lane: Lane | undefined; readonly flow: Flow | undefined };

const flows = Object.keys(flowNames) as Flow[];

/** Narrows the list; the figures above speak of all lanes and directions. */
export function ArrivalsFilter({ lane, flow }: Props) {
  const { t } = useTranslation();
  const narrow = useNarrow();
  return (
    <div className={classes.filters}>
      <NativeSelect
        size="xs"
        aria-label={t('lanes.lane')}
        value={lane ?? ''}
        onChange={(event) => narrow({ lane: laneOf(event.currentTarget.value) })}
      >
        <option value="">{t('lanes.all')}</option>
        {lanes.map((one) => (
          <option key={one} value={one}>
            {t(laneNames[one])}
          </option>
        ))}
      </NativeSelect>
      <NativeSelect
        size="xs"
        aria-label={t('flow.label')}
        value={flow ?? ''}
        onChange={(event) => narrow({ flow: flowOf(event.currentTarget.value) })}
      >
        <option value="">{t('flow.all')}</option>
        {flows.map((one) => (
          <option key={one} value={one}>
            {t(flowNames[one])}
          </option>
        ))}
      </NativeSelect>
    </div>
  );
}
