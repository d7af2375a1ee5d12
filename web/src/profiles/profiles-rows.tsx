import { useTranslation } from 'react-i18next';
import type { ProfileRow } from '../../../src/server/api.ts';
import { type Column, RowsTable } from '../shell/rows-table.tsx';
import { ProfileLine } from './profile-line.tsx';
import classes from './profiles-rows.module.css';

const columns: readonly Column[] = [
  { name: 'profiles.column.profile' },
  { name: 'profiles.column.area', className: classes.area },
  { name: 'profiles.column.asks', className: classes.asks },
  { name: 'profiles.column.state', className: classes.state },
  { name: 'profiles.column.matches', className: classes.matches },
  { name: 'profiles.column.validity', className: classes.validity },
];

/** The profiles, each in its newest version. */
export function ProfilesRows({ rows }: { readonly rows: readonly ProfileRow[] }) {
  const { t } = useTranslation();
  return (
    <RowsTable label={t('profiles.title')} columns={columns}>
      {rows.map((row) => (
        <ProfileLine key={row.id} row={row} />
      ))}
    </RowsTable>
  );
}
