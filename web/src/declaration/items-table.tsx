import { VisuallyHidden } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { GoodsItem } from '../../../src/server/api.ts';
import rows from '../shell/rows.module.css';
import { BoxNumber } from './box-number.tsx';
import { ItemLine } from './item-line.tsx';
import classes from './items-table.module.css';

type Props = {
  readonly items: readonly GoodsItem[];
  readonly named: ReadonlySet<number>;
  /** The item the address points at. */
  readonly pointedAt: number | undefined;
};

/** The items of one page; roles are spelt out because on a narrow screen it is not laid out as a table. */
export function ItemsTable({ items, named, pointedAt }: Props) {
  const { t } = useTranslation();
  return (
    // biome-ignore-start lint/a11y/noRedundantRoles: see above
    <table className={`${rows.table} ${classes.table}`} role="table" aria-label={t('items.title')}>
      <thead role="rowgroup">
        <tr role="row">
          <th role="columnheader" scope="col" className={classes.sequence}>
            <BoxNumber number="32" /> {t('item.sequence')}
          </th>
          <th role="columnheader" scope="col">
            <span className={classes.line}>
              <BoxNumber number="33" /> {t('item.commodityCode')}
            </span>
            <span className={classes.line}>
              <BoxNumber number="31" /> {t('item.description')}
            </span>
          </th>
          <th role="columnheader" scope="col" className={classes.origin}>
            <BoxNumber number="34" /> {t('item.origin')}
          </th>
          <th role="columnheader" scope="col" className={classes.mass}>
            <span className={classes.line}>
              <BoxNumber number="38" /> {t('item.netMass')}
            </span>
            <span className={classes.line}>
              <BoxNumber number="35" /> {t('item.grossMass')}
            </span>
          </th>
          <th role="columnheader" scope="col" className={classes.value}>
            <span className={classes.line}>
              <BoxNumber number="45" /> <BoxNumber number="42" /> {t('item.value')}
            </span>
            <span className={classes.line}>{t('item.valuePerKg')}</span>
          </th>
          <th role="columnheader" scope="col" className={classes.more}>
            <VisuallyHidden>{t('item.more')}</VisuallyHidden>
          </th>
        </tr>
      </thead>
      <tbody role="rowgroup">
        {items.map((item) => (
          <ItemLine
            key={item.sequence}
            item={item}
            isNamed={named.has(item.sequence)}
            isPointedAt={item.sequence === pointedAt}
          />
        ))}
      </tbody>
    </table>
    // biome-ignore-end lint/a11y/noRedundantRoles: see above
  );
}
