import { useTranslation } from 'react-i18next';
import type { Reason } from '../../../src/server/api.ts';
import { ReasonEntry } from './reason-entry.tsx';
import classes from './reasons.module.css';

/** Why, the strongest first. */
export function Reasons({ reasons }: { readonly reasons: readonly Reason[] }) {
  const { t } = useTranslation();
  return (
    <section>
      <h3>{t('decision.reasons')}</h3>
      {reasons.length === 0 ? <p className={classes.none}>{t('decision.reasons.none')}</p> : null}
      <ol className={classes.list}>
        {reasons.map((reason, index) => (
          <ReasonEntry
            key={`${reason.kind} ${reason.id} ${reason.items?.join() ?? ''}`}
            reason={reason}
            isFirst={index === 0}
          />
        ))}
      </ol>
    </section>
  );
}
