import { useTranslation } from 'react-i18next';
import type { ProfileView } from '../../../src/server/api.ts';
import type { MessageKey } from '../language/message-key.ts';
import layout from '../shell/rows.module.css';
import { ProfileLine } from './profile-line.tsx';
import classes from './profiles-rows.module.css';

type Column = { readonly name: MessageKey; readonly className?: string | undefined };

const columns: readonly Column[] = [
  { name: 'profiles.column.profile' },
  { name: 'profiles.column.area', className: classes.area },
  { name: 'profiles.column.asks', className: classes.asks },
  { name: 'profiles.column.state', className: classes.state },
  { name: 'profiles.column.validity', className: classes.validity },
];

/**
 * The profiles as a table; on a narrow screen every row becomes a card, and the roles are spelt out because browsers
 * forget them when a table is laid out otherwise.
 */
export function ProfilesRows({ rows }: { readonly rows: readonly ProfileView[] }) {
  const { t } = useTranslation();
  return (
    // biome-ignore-start lint/a11y/noRedundantRoles: see above
    <table className={`${layout.table} ${classes.table}`} role="table" aria-label={t('profiles.title')}>
      <thead role="rowgroup">
        <tr role="row">
          {columns.map(({ name, className }) => (
            <th key={name} role="columnheader" scope="col" className={className}>
              {t(name)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody role="rowgroup">
        {rows.map((row) => (
          <ProfileLine key={row.id} row={row} />
        ))}
      </tbody>
    </table>
    // biome-ignore-end lint/a11y/noRedundantRoles: see above
  );
}
