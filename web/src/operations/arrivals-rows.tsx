import { useTranslation } from 'react-i18next';
import type { DeclarationRow } from '../../../src/server/api.ts';
import type { MessageKey } from '../language/message-key.ts';
import layout from '../shell/rows.module.css';
import { ArrivalLine } from './arrival-line.tsx';
import { keyOf } from './arrivals-list.ts';
import classes from './arrivals-rows.module.css';

type Column = { readonly name: MessageKey; readonly className?: string | undefined };

const columns: readonly Column[] = [
  { name: 'column.time', className: classes.time },
  { name: 'column.declaration', className: classes.declaration },
  { name: 'column.importer', className: classes.importer },
  { name: 'column.goods', className: classes.goods },
  { name: 'column.lane', className: classes.lane },
  { name: 'column.risk', className: classes.risk },
  { name: 'column.why' },
];

type Props = { readonly rows: readonly DeclarationRow[]; readonly fresh: ReadonlySet<string> };

/**
 * The list as a table; on a narrow screen every row becomes a card, and the roles are spelt out because browsers
 * forget them when a table is laid out otherwise.
 */
export function ArrivalsRows({ rows, fresh }: Props) {
  const { t } = useTranslation();
  return (
    // biome-ignore-start lint/a11y/noRedundantRoles: see above
    <table className={`${layout.table} ${classes.table}`} role="table" aria-label={t('arrivals.title')}>
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
          <ArrivalLine key={row.id} row={row} isFresh={fresh.has(keyOf(row))} />
        ))}
      </tbody>
    </table>
    // biome-ignore-end lint/a11y/noRedundantRoles: see above
  );
}
