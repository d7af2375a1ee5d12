import { type RawBuilder, sql, type Transaction } from 'kysely';
import type { NumberedChange, StagedChanges } from '../app/ports/list-store.ts';
import { keyOfEntry } from '../domain/list-entry.ts';
import { detailsText } from '../domain/named-list.ts';
import type { Database } from './database.ts';

/** Where changes are laid down, and what they are built on. */
export type Stage = {
  readonly listId: number;
  readonly changeId: number;
  /** The changes of the version they change, and of those it is built on. */
  readonly baseIds: readonly number[];
  /** Entries that version has. */
  readonly baseEntries: number;
};

/** Lays changes down; answers the lines of those whose entry stands there already. */
export async function layDown(
  transaction: Transaction<Database>,
  { listId, changeId }: Stage,
  changes: readonly NumberedChange[],
): Promise<readonly number[]> {
  const texts = (read: (change: NumberedChange) => string | undefined) =>
    changes.map((change) => read(change) ?? null);
  const { rows } = await sql<{ line: number }>`
    insert into list_changes (list_id, change_id, entry_key, line, is_removed, valid_to, remark, source, details)
    select ${listId}::integer, ${changeId}::bigint, * from unnest(
      ${changes.map(({ change }) => keyOfEntry(change.entry))}::text[], ${changes.map(({ line }) => line)}::integer[],
      ${changes.map(({ change }) => change.kind === 'remove')}::boolean[],
      ${texts(({ change }) => (change.kind === 'put' ? change.entry.validTo : undefined))}::text[],
      ${texts(({ change }) => (change.kind === 'put' ? change.entry.remark : undefined))}::text[],
      ${texts(({ change }) => (change.kind === 'put' ? change.entry.source : undefined))}::text[],
      ${texts(({ change }) => (change.kind === 'put' ? detailsText(change.entry) : undefined))}::text[])
    on conflict do nothing returning line`.execute(transaction);
  if (rows.length === changes.length) return [];
  const laid = new Set(rows.map(({ line }) => line));
  return changes.map(({ line }) => line).filter((line) => !laid.has(line));
}

/** What an entry was in the version that is changed; a row of nothing where it was not there. */
const before = ({ listId, baseIds }: Stage) => sql`
  left join lateral (
    select earlier.* from list_changes as earlier
    where earlier.list_id = ${listId} and earlier.entry_key = staged.entry_key
      and earlier.change_id = any(${baseIds}::bigint[])
    order by earlier.change_id desc limit 1) as base on not base.is_removed`;

/** Removes whatever is on the list and is not laid down. */
export async function removeTheRest(transaction: Transaction<Database>, stage: Stage): Promise<void> {
  const { listId, changeId, baseIds } = stage;
  await sql`
    insert into list_changes (list_id, change_id, entry_key, line, is_removed)
    select ${listId}::integer, ${changeId}::bigint, base.entry_key, 0, true from (
      select distinct on (entry_key) entry_key, is_removed from list_changes
      where list_id = ${listId} and change_id = any(${baseIds}::bigint[])
      order by entry_key, change_id desc) as base
    where not base.is_removed
    on conflict do nothing`.execute(transaction);
}

/** Takes away what changes nothing, and answers what is left. */
export async function settle(
  transaction: Transaction<Database>,
  stage: Stage,
  repeated: readonly number[],
): Promise<StagedChanges> {
  const absent = await dropAbsent(transaction, stage);
  await dropUnchanged(transaction, stage);
  const { listId, changeId } = stage;
  const { rows } = await sql<{ added: number; changed: number; removed: number }>`
    select count(*) filter (where not staged.is_removed and base.entry_key is null)::integer as added,
      count(*) filter (where not staged.is_removed and base.entry_key is not null)::integer as changed,
      count(*) filter (where staged.is_removed)::integer as removed
    from list_changes as staged ${before(stage)}
    where staged.list_id = ${listId} and staged.change_id = ${changeId}`.execute(transaction);
  const counts = rows[0] ?? { added: 0, changed: 0, removed: 0 };
  return {
    ...counts,
    entries: stage.baseEntries + counts.added - counts.removed,
    repeated,
    absent,
    changes: `sha256:${await hashOfChanges(transaction, changeId)}`,
  };
}

async function dropAbsent(transaction: Transaction<Database>, stage: Stage): Promise<readonly number[]> {
  const { rows } = await sql<{ line: number }>`
    delete from list_changes where change_id = ${stage.changeId} and entry_key in (
      select staged.entry_key from list_changes as staged ${before(stage)}
      where staged.change_id = ${stage.changeId} and staged.is_removed and base.entry_key is null)
    returning line`.execute(transaction);
  return rows.map(({ line }) => line).sort((a, b) => a - b);
}

async function dropUnchanged(transaction: Transaction<Database>, stage: Stage): Promise<void> {
  if (stage.baseIds.length === 0) return;
  await sql`
    delete from list_changes where change_id = ${stage.changeId} and entry_key in (
      select staged.entry_key from list_changes as staged ${before(stage)}
      where staged.change_id = ${stage.changeId} and not staged.is_removed and base.entry_key is not null
        and (staged.valid_to, staged.remark, staged.source, staged.details)
          is not distinct from (base.valid_to, base.remark, base.source, base.details))`.execute(transaction);
}

/** The hash of changes, as SQL; `audit verify` asks for the same. Without details a change is written as it always was. */
export function changesHash(changeId: RawBuilder<unknown>): RawBuilder<string> {
  return sql`(
    select encode(sha256(convert_to(coalesce(string_agg(
      case when details is null then json_build_array(entry_key, is_removed, valid_to, remark, source)
        else json_build_array(entry_key, is_removed, valid_to, remark, source, details) end::text,
      E'\n' order by entry_key), ''),
      'UTF8')), 'hex')
    from list_changes where list_changes.change_id = ${changeId})`;
}

/** The hash of changes as they are stored now. */
export async function hashOfChanges(transaction: Transaction<Database>, changeId: number): Promise<string> {
  const { rows } = await sql<{ hash: string }>`select ${changesHash(sql`${changeId}`)} as hash`.execute(
    transaction,
  );
  return rows[0]?.hash ?? '';
}
