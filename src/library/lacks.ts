import { isFilled } from '../domain/example-list.ts';
import type { NamedLists } from '../domain/rule-book.ts';
import type { DataNeed } from '../identify/fields/field.ts';
import { hasProfile, type LibraryRow } from './library-row.ts';
import { needsOf } from './needs.ts';

/** What is there for profiles to be judged by. */
export type Having = { readonly lists: NamedLists; readonly data: ReadonlySet<DataNeed> };

/** Something a profile needs that is not there, or that nobody has filled yet. */
export type Lack =
  | { readonly kind: 'list'; readonly name: string; readonly state: 'not-there' | 'not-filled' }
  | { readonly kind: 'data'; readonly name: DataNeed; readonly state: 'not-loaded' };

/** What a row lacks. Whether a national box is filled shows in declarations alone, so that boxes are not told here. */
export function lacksOf(row: LibraryRow, { lists, data }: Having): readonly Lack[] {
  if (!hasProfile(row)) return [];
  const needs = needsOf(row.profile);
  return [
    ...needs.lists.flatMap((name): readonly Lack[] => {
      const list = Object.hasOwn(lists, name) ? lists[name] : undefined;
      if (list === undefined) return [{ kind: 'list', name, state: 'not-there' }];
      return isFilled(list) ? [] : [{ kind: 'list', name, state: 'not-filled' }];
    }),
    ...needs.data
      .filter((name) => !data.has(name))
      .map((name): Lack => ({ kind: 'data', name, state: 'not-loaded' })),
  ];
}

/** Whether a row can be drafted and brought in force as it is, once somebody has calibrated it. */
export function isReady(row: LibraryRow, having: Having): boolean {
  return row.kind === 'profile' && lacksOf(row, having).length === 0;
}
