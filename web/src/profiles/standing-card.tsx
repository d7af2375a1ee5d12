import { useTranslation } from 'react-i18next';
import { Card } from '../shell/card.tsx';
import { Datum } from '../shell/datum.tsx';
import { Moment } from '../shell/moment.tsx';
import { NextSteps } from './next-steps.tsx';
import type { ShownVersion } from './shown-version.ts';
import classes from './standing-card.module.css';
import { StateMark } from './state-mark.tsx';
import { Steps } from './steps.tsx';
import { VersionEvents } from './version-events.tsx';

/** Where the version stands, who brought it there, and what can be done with it now. */
export function StandingCard({ shown }: { readonly shown: ShownVersion }) {
  const { t } = useTranslation();
  return (
    <Card title={t('standing.title')}>
      <p className={classes.state}>
        <StateMark state={shown.state} size="large" />
        {shown.scheduledFor === undefined ? null : (
          <span>
            {t('standing.from')} <Moment at={shown.scheduledFor} />
          </span>
        )}
      </p>
      {shown.stateReason === undefined ? null : (
        <p className={classes.reason}>
          <Datum>{shown.stateReason}</Datum>
        </p>
      )}
      <dl className={classes.people}>
        <div>
          <dt>{t('standing.author')}</dt>
          <dd>
            <Datum>{shown.author}</Datum>
          </dd>
        </div>
        <div>
          <dt>{t('standing.approver')}</dt>
          <dd>{shown.approver === undefined ? '–' : <Datum>{shown.approver}</Datum>}</dd>
        </div>
        <div>
          <dt>{t('standing.activator')}</dt>
          <dd>{shown.activator === undefined ? '–' : <Datum>{shown.activator}</Datum>}</dd>
        </div>
      </dl>
      <Steps shown={shown} />
      <NextSteps id={shown.id} />
      <section className={classes.life}>
        <h3>{t('standing.life')}</h3>
        <VersionEvents events={shown.events} />
      </section>
    </Card>
  );
}
