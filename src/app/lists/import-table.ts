import { faultsOf, hashRuleBook } from '../../compiled-rule-book.ts';
import { isSameList } from '../../domain/canonical-list.ts';
import type { NamedList } from '../../domain/named-list.ts';
import type { Fault } from '../../domain/problem.ts';
import type { User } from '../../domain/user.ts';
import type { App } from '../app.ts';
import { contentOf, onRuleBookInForce } from '../rule-books/base-rule-book.ts';
import { withRuleBook } from '../rule-books/bring-in-force.ts';
import { importedLists } from './import-lists.ts';
import { listIn } from './list-in-force.ts';

export type TableImport =
  | { readonly kind: 'imported'; readonly ruleBook: string; readonly rows: number }
  | { readonly kind: 'unchanged'; readonly rows: number }
  /** Profiles in force could not go on with the table as it would be. */
  | { readonly kind: 'refused'; readonly faults: readonly Fault[] };

/**
 * Brings a reference table in as the next version of the list of its name, in force when this answers: the administrator's
 * single recorded act. What it is to hold is made of what it holds now. Nothing happens where that is the same.
 */
export async function importTable(
  app: App,
  user: User,
  name: string,
  listFrom: (before: NamedList) => NamedList,
): Promise<TableImport> {
  const at = app.now();
  let result: TableImport | undefined;
  await onRuleBookInForce(app, (inForce, onBase) =>
    app.store.profiles.change({ ids: [] }, (told) =>
      onBase(told, () => {
        const base = contentOf(inForce);
        const before = listIn(base, name);
        const list = listFrom(before ?? []);
        const rows = list.length;
        if (before !== undefined && isSameList(before, list)) {
          result = { kind: 'unchanged', rows };
          return undefined;
        }
        const next = { ...base, lists: { ...base.lists, [name]: list } };
        const faults = faultsOf(next);
        if (faults.length > 0) {
          result = { kind: 'refused', faults };
          return undefined;
        }
        const hashed = hashRuleBook(next);
        result = { kind: 'imported', ruleBook: hashed.hash, rows };
        const lists = importedLists(base.lists, { [name]: list }, user.name, at);
        const change = { versions: [], acts: [], lists };
        return withRuleBook(change, hashed, user, at, { before: base, cause: `list.imported ${name}` });
      }),
    ),
  );
  await app.ruleBook.refresh();
  if (result === undefined) throw new Error('The store did not ask for the change');
  return result;
}
