import type { GoodsItem } from '../../../src/server/api.ts';
import type { DeclarationSearch } from './declaration-search.ts';

/** Enough for nearly every declaration; the longest has 9,999 and would stop the browser at once. */
export const itemsOnPage = 100;

/** How many pages a list of items has; at least one. */
export function pageCount(items: readonly GoodsItem[]): number {
  return Math.max(1, Math.ceil(items.length / itemsOnPage));
}

/** The page to show, from 1: the one that holds the item asked for, else the one asked for, else the first. */
export function pageOf(items: readonly GoodsItem[], asked: DeclarationSearch): number {
  if (asked.item !== undefined) {
    const index = items.findIndex((item) => item.sequence === asked.item);
    if (index !== -1) return Math.floor(index / itemsOnPage) + 1;
  }
  return Math.min(asked.items ?? 1, pageCount(items));
}

/** The items of a page. */
export function itemsOf(items: readonly GoodsItem[], page: number): readonly GoodsItem[] {
  return items.slice((page - 1) * itemsOnPage, page * itemsOnPage);
}
