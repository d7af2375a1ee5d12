import { useTranslation } from 'react-i18next';
import type { Lane, OperationsView } from '../../../src/server/api.ts';
import { LaneBadge } from '../lanes/lane-badge.tsx';
import { useFormats } from '../language/use-formats.ts';
import { Datum } from '../shell/datum.tsx';
import classes from './headline.module.css';
import { RandomShare } from './random-share.tsx';

const queued = ['red', 'yellow', 'blue'] as const satisfies readonly Lane[];

/** The three things one looks for first: how many came, whether the draw is honest, what waits. */
export function Headline({ view }: { readonly view: OperationsView }) {
  const { t } = useTranslation();
  const formats = useFormats();
  return (
    <dl className={classes.headline}>
      <div>
        <dt>{t('operations.decided')}</dt>
        <dd className={classes.big}>
          <Datum>{formats.number(view.decided)}</Datum>
        </dd>
      </div>
      <div>
        <dt>{t('operations.random')}</dt>
        <dd>
          <RandomShare random={view.random} />
        </dd>
      </div>
      <div>
        <dt>{t('operations.queue')}</dt>
        <dd className={classes.queue}>
          {queued.map((lane) => (
            <span key={lane}>
              <LaneBadge lane={lane} />
              <Datum>{formats.number(view.queue[lane])}</Datum>
            </span>
          ))}
        </dd>
      </div>
    </dl>
  );
}
