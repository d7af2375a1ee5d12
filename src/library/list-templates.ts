import { type NamedList, rowOf } from '../domain/named-list.ts';
import type { NamedLists } from '../domain/rule-book.ts';
import { libraryLists } from './library-lists.ts';

/** The last day of values that are examples only. No declaration was lodged then, so that they never match. */
const examplesEnd = '1970-01-01';

/**
 * Lists to be filled: each has the values of its example, which show their form and ended long ago. An empty list
 * would show none, and a profile that asks for one is refused.
 */
export function listTemplates(names: readonly string[]): NamedLists {
  return Object.fromEntries(
    names.flatMap((name) => {
      const list = libraryLists.get(name);
      if (list === undefined) return [];
      return [[name, list.example.map((element) => ({ ...rowOf(element), validTo: examplesEnd }))]];
    }),
  );
}

/** Whether a list holds anything that is not an example. */
export function isFilled(list: NamedList): boolean {
  return list.some((element) => rowOf(element).validTo !== examplesEnd);
}
