import { Radio, WifiOff } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Moment } from '../shell/moment.tsx';
import classes from './freshness.module.css';

type Props = {
  /** When the server put the figures together; undefined before the first came. */
  readonly at: string | undefined;
  /** The last attempt to bring newer ones failed. */
  readonly isBroken: boolean;
};

/** How old the figures are. Only a break is read out: that they are fresh is what one expects. */
export function Freshness({ at, isBroken }: Props) {
  const { t } = useTranslation();
  if (at === undefined) return null;
  const Icon = isBroken ? WifiOff : Radio;
  return (
    <p className={classes.freshness} data-broken={isBroken}>
      <Icon size={14} aria-hidden="true" />
      <span role={isBroken ? 'alert' : undefined}>
        {t(isBroken ? 'operations.broken' : 'operations.live')}
      </span>
      <Moment at={at} show="time" />
    </p>
  );
}
