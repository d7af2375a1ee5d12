import { useTranslation } from 'react-i18next';
import type { DeclarationRow } from '../../../src/server/api.ts';
import { ArrivalLine } from './arrival-line.tsx';
import { keyOf } from './arrivals-list.ts';
import classes from './arrivals-rows.module.css';

type Props = { readonly rows: readonly DeclarationRow[]; readonly fresh: ReadonlySet<string> };

/**
 * The list as a table; on a narrow screen every row becomes a card, and the roles are spelt out because browsers
 * forget them when a table is laid out otherwise.
 */
export function ArrivalsRows({ rows, fresh }: Props) {
  const { t } = useTranslation();
  return (
    // biome-ignore-start lint/a11y/noRedundantRoles: see above
    <table className={classes.table} role="table" aria-label={t('arrivals.title')}>
      <thead role="rowgroup">
        <tr role="row">
          <th role="columnheader" scope="col" className={classes.time}>
            {t('column.time')}
          </th>
          <th role="columnheader" scope="col" className={classes.declaration}>
            {t('column.declaration')}
          </th>
          <th role="columnheader" scope="col" className={classes.importer}>
            {t('column.importer')}
          </th>
          <th role="columnheader" scope="col" className={classes.goods}>
            {t('column.goods')}
          </th>
          <th role="columnheader" scope="col" className={classes.lane}>
            {t('column.lane')}
          </th>
          <th role="columnheader" scope="col" className={classes.risk}>
            {t('column.risk')}
          </th>
          <th role="columnheader" scope="col">
            {t('column.why')}
          </th>
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
