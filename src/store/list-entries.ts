import { type Kysely, sql } from 'kysely';
import type { EntriesQuery, EntryDifference } from '../app/ports/list-store.ts';
import { entryOfKey, type ListEntry } from '../domain/list-entry.ts';
import type { Database, ListChangesTable } from './database.ts';
import { detailsOfText } from './details-of-text.ts';

type EntryRow = Pick<ListChangesTable, 'entry_key' | 'valid_to' | 'remark' | 'source' | 'details'>;

/** Entries in the order of their keys: of each the newest among these changes. */
export async function entriesOf(
  database: Kysely<Database>,
  listId: number,
  changeIds: readonly number[],
  { contains, after = '', limit }: EntriesQuery,
): Promise<readonly ListEntry[]> {
  const wanted =
    contains === undefined
      ? sql`true`
      : sql`(strpos(lower(substr(entry_key, 2) collate "default"), lower(${contains})) > 0
          or strpos(lower(remark), lower(${contains})) > 0
          or details is not null and strpos(lower(concat_ws(E'\n', ${told('name')}, ${told('is')},
            ${severalTold('names')}, ${severalTold('identifiers')})), lower(${contains})) > 0)`;
  const { rows } = await sql<EntryRow>`
    select entry_key, valid_to, remark, source, details from (
      select distinct on (entry_key) entry_key, is_removed, valid_to, remark, source, details from list_changes
      where list_id = ${listId} and change_id = any(${changeIds}::bigint[]) and entry_key > ${after}
      order by entry_key, change_id desc) as newest
    where not is_removed and ${wanted} order by entry_key limit ${limit}`.execute(database);
  return rows.map(entryOfRow);
}

/** Details as text; each in a line of its own, which no search goes across. */
const told = (key: 'name' | 'is') => sql`coalesce(details::json ->> ${sql.lit(key)}, '')`;
const severalTold = (key: 'names' | 'identifiers') => sql`coalesce((
  select string_agg(each, E'\n') from json_array_elements_text(details::json -> ${sql.lit(key)}) as each), '')`;

type Side = 'before' | 'after';
type DifferenceRow = { readonly [side in Side]: EntryRow | null };

/** Entries in which two versions differ. Only what was changed between them is looked at. */
export async function differencesOf(
  database: Kysely<Database>,
  listId: number,
  from: readonly number[],
  to: readonly number[],
  after: string | undefined,
  limit: number,
): Promise<readonly EntryDifference[]> {
  const between = [...from.filter((id) => !to.includes(id)), ...to.filter((id) => !from.includes(id))];
  const side = (changeIds: readonly number[]) => sql`
    select json_build_object(
      'entry_key', entry_key, 'valid_to', valid_to, 'remark', remark, 'source', source, 'details', details)::jsonb as entry
    from (
      select * from list_changes where list_id = ${listId} and list_changes.entry_key = touched.entry_key
        and change_id = any(${changeIds}::bigint[])
      order by change_id desc limit 1) as newest
    where not is_removed`;
  const { rows } = await sql<DifferenceRow>`
    select before.entry as before, after.entry as after from (
      select distinct entry_key from list_changes
      where list_id = ${listId} and change_id = any(${between}::bigint[]) and entry_key > ${after ?? ''}) as touched
    left join lateral (${side(from)}) as before on true
    left join lateral (${side(to)}) as after on true
    where before.entry is distinct from after.entry
    order by touched.entry_key limit ${limit}`.execute(database);
  return rows.map(({ before, after: then }) => ({
    ...(before !== null && { before: entryOfRow(before) }),
    ...(then !== null && { after: entryOfRow(then) }),
  }));
}

function entryOfRow({ entry_key, valid_to, remark, source, details }: EntryRow): ListEntry {
  return {
    ...entryOfKey(entry_key),
    ...(valid_to !== null && { validTo: valid_to }),
    ...(details !== null && detailsOfText(details)),
    ...(remark !== null && { remark }),
    ...(source !== null && { source }),
  };
}
