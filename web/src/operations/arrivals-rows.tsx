import { useTranslation } from 'react-i18next';
import type { DeclarationRow } from '../../../src/server/api.ts';
import { type Column, RowsTable } from '../shell/rows-table.tsx';
import { ArrivalLine } from './arrival-line.tsx';
import { keyOf } from './arrivals-list.ts';
import classes from './arrivals-rows.module.css';

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

/** The declarations in the order they came. */
export function ArrivalsRows({ rows, fresh }: Props) {
  const { t } = useTranslation();
  return (
    <RowsTable label={t('arrivals.title')} columns={columns}>
      {rows.map((row) => (
        <ArrivalLine key={row.id} row={row} isFresh={fresh.has(keyOf(row))} />
      ))}
    </RowsTable>
  );
}
