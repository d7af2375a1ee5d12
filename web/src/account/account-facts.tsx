import { useTranslation } from 'react-i18next';
import { Card } from '../shell/card.tsx';
import { Datum } from '../shell/datum.tsx';
import { useSession } from '../shell/use-session.ts';
import classes from './account-facts.module.css';
import { RoleList } from './role-list.tsx';

/** Who is signed in, where they work and what they may do. */
export function AccountFacts() {
  const { t } = useTranslation();
  const session = useSession();
  return (
    <div className={classes.cards}>
      <Card title={t('account.who')}>
        <dl className={classes.facts}>
          <dt>{t('account.name')}</dt>
          <dd>
            <Datum>{session.name}</Datum>
          </dd>
          <dt>{t('account.offices')}</dt>
          <dd>
            {session.offices === undefined || session.offices.length === 0 ? (
              t('account.allOffices')
            ) : (
              <Datum>{session.offices.join(', ')}</Datum>
            )}
          </dd>
        </dl>
      </Card>
      <Card title={t('account.may')}>
        <RoleList roles={session.roles} />
      </Card>
    </div>
  );
}
