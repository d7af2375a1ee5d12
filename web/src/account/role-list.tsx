import { useTranslation } from 'react-i18next';
import { Datum } from '../shell/datum.tsx';
import classes from './role-list.module.css';
import { roleWords } from './role-words.ts';

/** The roles of an account, each with what it may do. */
export function RoleList({ roles }: { readonly roles: readonly string[] }) {
  const { t } = useTranslation();
  if (roles.length === 0) return <p>{t('account.noRoles')}</p>;
  return (
    <dl className={classes.list}>
      {roles.map((role) => {
        const words = roleWords[role];
        return (
          <div key={role}>
            <dt>{words === undefined ? <Datum code>{role}</Datum> : t(words.name)}</dt>
            <dd>{t(words?.about ?? 'role.unknown.about')}</dd>
          </div>
        );
      })}
    </dl>
  );
}
