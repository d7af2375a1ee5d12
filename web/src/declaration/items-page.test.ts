import { describe, expect, it } from 'vitest';
import type { GoodsItem } from '../../../src/server/api.ts';
import { readDeclarationSearch } from './declaration-search.ts';
import { itemsOf, pageCount, pageOf } from './items-page.ts';

const items = (count: number): GoodsItem[] =>
  Array.from({ length: count }, (_, index) => ({ sequence: index + 1 }));

describe('pages of items', () => {
  it.each([
    [1, 1],
    [100, 1],
    [101, 2],
    [9_999, 100],
  ])('%i items have %i', (count, pages) => {
    expect(pageCount(items(count))).toBe(pages);
  });

  it.each([
    ['the first', {}, 1],
    ['the one asked for', { items: 3 }, 3],
    ['never beyond the last', { items: 99 }, 4],
    ['the one that holds an item', { item: 201 }, 3],
    ['an item that is not there changes nothing', { item: 4_000, items: 2 }, 2],
  ])('%s', (_, asked, page) => {
    expect(pageOf(items(350), asked)).toBe(page);
  });

  it('end where the items end', () => {
    expect(itemsOf(items(350), 4).map((item) => item.sequence)).toHaveLength(50);
  });
});

describe('readDeclarationSearch', () => {
  it.each([
    [{ item: '7' }, { item: 7 }],
    [{ items: '2', item: '0' }, { items: 2 }],
    [{ item: 'x' }, {}],
  ])('%o is read as %o', (search, asked) => {
    expect(readDeclarationSearch(search)).toEqual(asked);
  });
});
