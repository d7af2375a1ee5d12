import { Link } from '@tanstack/react-router';
import { CircleUser } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { may } from '../api/session.ts';
import { Datum } from './datum.tsx';
import { navEntries } from './nav-entries.ts';
import classes from './site-nav.module.css';
import { useSession } from './use-session.ts';

/** The pages this user may open, and the account they are signed in with. */
export function SiteNav() {
  const { t } = useTranslation();
  const session = useSession();
  return (
    <nav className={classes.nav} aria-label={t('nav.label')}>
      <ul className={classes.list}>
        {navEntries
          .filter((entry) => may(session, entry.right))
          .map(({ to, name, icon: Icon }) => (
            <li key={to}>
              <Link to={to} className={classes.link} activeOptions={{ includeSearch: false }}>
                <Icon size={16} aria-hidden="true" />
                {t(name)}
              </Link>
            </li>
          ))}
      </ul>
      <ul className={classes.list} data-place="end">
        <li>
          <Link to="/account" className={classes.link} activeOptions={{ includeSearch: false }}>
            <CircleUser size={16} aria-hidden="true" />
            <span className={classes.account}>
              {t('nav.account')}
              <span className={classes.name}>
                <Datum>{session.name}</Datum>
              </span>
            </span>
          </Link>
        </li>
      </ul>
    </nav>
  );
}
