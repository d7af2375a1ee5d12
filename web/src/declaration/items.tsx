import { useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { GoodsItem } from '../../../src/server/api.ts';
import { Card } from '../shell/card.tsx';
import { ItemPager } from './item-pager.tsx';
import { itemsOf, pageCount, pageOf } from './items-page.ts';
import { ItemsTable } from './items-table.tsx';

type Props = {
  readonly items: readonly GoodsItem[];
  /** Those the decision speaks of. */
  readonly named: ReadonlySet<number>;
};

/** The goods, a page at a time. */
export function Items({ items, named }: Props) {
  const { t } = useTranslation();
  const asked = useSearch({ from: '/signed-in/declarations/$id' });
  const page = pageOf(items, asked);
  const pager = pageCount(items) > 1 ? <ItemPager items={items} page={page} /> : null;
  return (
    <Card title={t('items.title')} aside={pager}>
      <ItemsTable items={itemsOf(items, page)} named={named} pointedAt={asked.item} />
    </Card>
  );
}
