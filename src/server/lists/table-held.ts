import { listIn } from '../../app/lists/list-in-force.ts';
import type { ListHeader } from '../../domain/list-version.ts';
import { rowOf, type TableType } from '../../domain/named-list.ts';
import { tableTypeOf } from '../../identify/lookups/table-type-of.ts';
import { ChangeReader } from '../../intake/read-list-change.ts';
import type { Serving } from '../serving.ts';

/** What a table holds under its keys: what fields look up in it, or what stands in it now; undefined where neither tells. */
export function tableHeld({ app }: Serving, { name, kind }: ListHeader): TableType | undefined {
  return kind === 'table' ? (tableTypeOf(name) ?? typeNow(app, name)) : undefined;
}

function typeNow(app: Serving['app'], name: string): TableType | undefined {
  const [first] = listIn(app.ruleBook.current.ruleBook, name) ?? [];
  const is = first === undefined ? undefined : rowOf(first).is;
  if (is === undefined) return undefined;
  return typeof is === 'number' ? 'number' : 'text';
}

/** What reads the changes of a list, which may be the whole of it, so that what stands there now says nothing. */
export function changeReader(serving: Serving, header: ListHeader, isWhole: boolean): ChangeReader {
  const { name, kind } = header;
  if (kind === 'table' && isWhole) return new ChangeReader(kind, tableTypeOf(name));
  return new ChangeReader(kind, tableHeld(serving, header));
}
