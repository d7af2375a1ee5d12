import { type Kysely, sql, type Transaction } from 'kysely';
import type { HistoryAsking } from '../app/ports/store.ts';
import { decodeRecord, encodeRecord } from '../identify/history/encode-record.ts';
import type { HistoryKey } from '../identify/history/history-key.ts';
import type { HistoryRecord } from '../identify/history/history-record.ts';
import { lastDayOfUse } from '../identify/history/last-day-of-use.ts';
import type { Records } from '../identify/history/records.ts';
import type { Database } from './database.ts';
import { jsonColumn } from './json-column.ts';

/** Where records of the history stand: those in use, or those that are being made anew beside them. */
export type RecordsTable = 'history_records' | 'remade_records';

/** The records of the history under these keys, as far as there are any. */
export async function recallRecords(
  database: Kysely<Database>,
  keys: readonly HistoryKey[],
  table: RecordsTable = 'history_records',
): Promise<Records> {
  if (keys.length === 0) return new Map();
  const { rows } = await sql<{ readonly key: HistoryKey; readonly body: string }>`
    select key, body from ${sql.table(table)} where key = any(${keys}::text[])`.execute(database);
  return new Map(
    rows.flatMap(({ key, body }) => {
      const record = readableRecord(body);
      return record === undefined ? [] : [[key, record] as const];
    }),
  );
}

/**
 * One that cannot be read is as if it were not there: nothing would be decided any more where every declaration asks
 * for it. `history verify` finds it, and `history remake` puts it right.
 */
function readableRecord(body: string): HistoryRecord | undefined {
  try {
    return decodeRecord(body);
  } catch {
    return undefined;
  }
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
  const lastDays = keys.map((key) => lastDayOfUse(key, changed.get(key) as HistoryRecord) ?? null);
  const bodies = keys.map((key) => encodeRecord(changed.get(key) as HistoryRecord));
  await sql`
    insert into ${sql.table(table)} (key, last_day, body)
    select * from unnest(${keys}::text[], ${lastDays}::integer[], ${jsonColumn(bodies)})
    on conflict (key) do update set last_day = excluded.last_day, body = excluded.body`.execute(transaction);
}

/** Records looked at before others may write again. */
const atATime = 5_000;

/**
 * Takes out the records that say nothing any more on a UTC day, counted since 1970, and answers how many. A past that is
 * being loaded hears of days long gone, whatever the clock says: what said something yet when the newest
 * declarations of the record counted as lodged, stays. It goes through all of them once, some thousand at a time, and never
 * waits for whoever writes.
 */
export async function forgetRecords(
  database: Kysely<Database>,
  day: number,
  asking: HistoryAsking,
): Promise<number> {
  let heard = await newestHeard(database, day, asking);
  let forgotten = 0;
  for (let after = ''; ; ) {
    const { rows } = await sql<Heard & { readonly last: string | null; readonly forgotten: number }>`
      with heard as (
        select coalesce(max(act_sequence), ${heard.sequence}) as sequence,
          least(${heard.day}, min(${heardDay})) as day
        from declarations where act_sequence > ${heard.sequence}),
      seen as (
        select key, last_day from history_records where key > ${after} order by key limit ${atATime}),
      gone as (
        delete from history_records where key in (
          select key from history_records
          where key in (select key from seen where last_day < (select day from heard))
          for update skip locked) and last_day < (select day from heard) returning key)
      select sequence, day, (select max(key) from seen) as last, (select count(*)::integer from gone) as forgotten
      from heard`.execute(database);
    const [next] = rows;
    if (next === undefined) throw new Error('Nothing was answered');
    forgotten += next.forgotten;
    if (next.last === null) return forgotten;
    after = next.last;
    heard = next;
  }
}

/** The record up to an act, and the first day on which its newest declarations counted as lodged. */
type Heard = { readonly sequence: number; readonly day: number };

const heardDay = sql<number>`floor(extract(epoch from coalesce(heard_at, received_at)) / 86400)::integer`;

async function newestHeard(
  database: Kysely<Database>,
  day: number,
  { newest, slips }: HistoryAsking,
): Promise<Heard> {
  const { rows } = await sql<Heard>`
    with newest as (
      select act_sequence, ${heardDay} as day from declarations order by act_sequence desc limit ${newest})
    select coalesce(max(act_sequence), 0) as sequence,
      least(${day}, (select day from newest order by day offset ${slips} limit 1)) as day
    from newest`.execute(database);
  return rows[0] ?? { sequence: 0, day };
}
