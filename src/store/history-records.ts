import { sql, type Transaction } from 'kysely';
import { decodeRecord, encodeRecord } from '../identify/history/encode-record.ts';
import type { HistoryKey } from '../identify/history/history-key.ts';
import type { HistoryRecord } from '../identify/history/history-record.ts';
import type { Records } from '../identify/history/records.ts';
import type { Database } from './database.ts';
import { jsonColumn } from './json-column.ts';

/** Where records of the history stand: those in use, or those that are being made anew beside them. */
export type RecordsTable = 'history_records' | 'remade_records';

/** The records of the history under these keys, as far as there are any. */
export async function recallRecords(
  transaction: Transaction<Database>,
  keys: readonly HistoryKey[],
  table: RecordsTable = 'history_records',
): Promise<Records> {
  if (keys.length === 0) return new Map();
  const { rows } = await sql<{ readonly key: HistoryKey; readonly body: string }>`
    select key, body from ${sql.table(table)} where key = any(${keys}::text[])`.execute(transaction);
  return new Map(rows.map(({ key, body }) => [key, decodeRecord(body)]));
}

/** Keeps records in the place of those that were there before. */
export async function keepRecords(
  transaction: Transaction<Database>,
  changed: ReadonlyMap<HistoryKey, HistoryRecord>,
  table: RecordsTable = 'history_records',
): Promise<void> {
  if (changed.size === 0) return;
  // In one order, so that the pages of the index are walked through once.
  const keys = [...changed.keys()].sort();
  const bodies = keys.map((key) => encodeRecord(changed.get(key) as HistoryRecord));
  await sql`
    insert into ${sql.table(table)} (key, body)
    select * from unnest(${keys}::text[], ${jsonColumn(bodies)})
    on conflict (key) do update set body = excluded.body`.execute(transaction);
}
