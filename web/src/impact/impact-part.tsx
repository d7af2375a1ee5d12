import { useTranslation } from 'react-i18next';
import type { ShownVersion } from '../profiles/shown-version.ts';
import { useMay } from '../shell/use-session.ts';
import { BacktestCard } from './backtest-card.tsx';
import classes from './impact-part.module.css';
import { OutcomeCard } from './outcome-card.tsx';
import { RunBacktest } from './run-backtest.tsx';
import { wasInForce } from './was.ts';

/** What would come of a version, and what did. */
export function ImpactPart({ shown }: { readonly shown: ShownVersion }) {
  const { t } = useTranslation();
  const mayWrite = useMay('profiles.write');
  const mayApprove = useMay('profiles.approve');
  return (
    <div className={classes.parts}>
      <p className={classes.about}>{t('impact.about')}</p>
      {mayWrite || mayApprove ? <RunBacktest id={shown.id} version={shown.version} /> : null}
      <BacktestCard shown={shown} />
      {wasInForce(shown) ? <OutcomeCard shown={shown} /> : null}
    </div>
  );
}
