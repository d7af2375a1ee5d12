import { useTranslation } from 'react-i18next';
import type { GoodsItem } from '../../../src/server/api.ts';
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
    <table className={classes.table} role="table" aria-label={t('items.title')}>
      <thead role="rowgroup">
        <tr role="row">
          <th role="columnheader" scope="col" className={classes.sequence}>
            <BoxNumber number="32" /> {t('item.sequence')}
          </th>
          <th role="columnheader" scope="col">
            <BoxNumber number="33" /> {t('item.commodityCode')}, <BoxNumber number="31" />{' '}
            {t('item.description')}
          </th>
          <th role="columnheader" scope="col" className={classes.origin}>
            <BoxNumber number="34" /> {t('item.origin')}
          </th>
          <th role="columnheader" scope="col" className={classes.mass}>
            <BoxNumber number="38" /> {t('item.netMass')}, <BoxNumber number="35" /> {t('item.grossMass')}
          </th>
          <th role="columnheader" scope="col" className={classes.value}>
            <BoxNumber number="42" /> {t('item.value')}
          </th>
          <th role="columnheader" scope="col" className={classes.more}>
            <span className={classes.hidden}>{t('item.more')}</span>
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
