import { ActionIcon, NativeSelect } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { ChevronLeft, ChevronRight } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { GoodsItem } from '../../../src/server/api.ts';
import { useFormats } from '../language/use-formats.ts';
import classes from './item-pager.module.css';
import { itemsOnPage, pageCount } from './items-page.ts';

type Props = { readonly items: readonly GoodsItem[]; readonly page: number };

/** Turns the pages of a long list of items. */
export function ItemPager({ items, page }: Props) {
  const { t } = useTranslation();
  const { number } = useFormats();
  const navigate = useNavigate({ from: '/declarations/$id' });
  const turnTo = (wanted: number) =>
    void navigate({ search: { items: wanted }, resetScroll: false, replace: true });
  const pages = Array.from({ length: pageCount(items) }, (_, index) => index + 1);
  const words = (one: number) =>
    t('items.range', {
      first: number((one - 1) * itemsOnPage + 1),
      last: number(Math.min(one * itemsOnPage, items.length)),
      all: number(items.length),
    });
  return (
    <div className={classes.pager}>
      <ActionIcon
        variant="default"
        aria-label={t('items.before')}
        disabled={page === 1}
        onClick={() => turnTo(page - 1)}
      >
        <ChevronLeft size={16} aria-hidden="true" />
      </ActionIcon>
      <NativeSelect
        size="xs"
        aria-label={t('items.page')}
        value={page}
        onChange={(event) => turnTo(Number(event.currentTarget.value))}
        data={pages.map((one) => ({ value: String(one), label: words(one) }))}
      />
      <ActionIcon
        variant="default"
        aria-label={t('items.after')}
        disabled={page === pages.length}
        onClick={() => turnTo(page + 1)}
      >
        <ChevronRight size={16} aria-hidden="true" />
      </ActionIcon>
    </div>
  );
}
