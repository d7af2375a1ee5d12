import { exampleOf } from '../domain/example-list.ts';
import { rowOf } from '../domain/named-list.ts';
import type { NamedLists } from '../domain/rule-book.ts';
import { libraryLists } from './library-lists.ts';

/**
 * Lists to be filled: each has the values of its example, which show their form and ended long ago. An empty list
 * would show none, and a profile that asks for one is refused.
 */
export function listTemplates(names: readonly string[]): NamedLists {
  return Object.fromEntries(
    names.flatMap((name) => {
      const list = libraryLists.get(name);
      if (list === undefined) return [];
      return [[name, list.example.map((element) => exampleOf(rowOf(element)))]];
    }),
  );
}
