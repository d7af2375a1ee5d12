import { type Kysely, sql, type Transaction } from 'kysely';
import type { RecordedFinding, RemadeHistory } from '../app/ports/store.ts';
import type { Declaration } from '../domain/declaration.ts';
import type { Moment } from '../domain/moment.ts';
import type { HistoryEvent } from '../identify/history/history-as-of.ts';
import type { HistorySettings } from '../identify/history/history-settings.ts';
import { learnInOrder, lessonsOf } from '../identify/history/learn-in-order.ts';
import { changeHistory, inChain, inSnapshot } from './chain.ts';
import type { Database } from './database.ts';
import { keepRecords, recallRecords } from './history-records.ts';
import { ownPasts } from './own-pasts.ts';

const eventsAtATime = 1_000;

type EventRow = {
  readonly sequence: number;
  readonly declaration_id: string;
  readonly body: string;
  /** Null for findings. */
  readonly heard_at: string | null;
  readonly version: number;
};

/**
 * Makes the history anew from declarations and findings in the order of the record, and says how many of its records
 * were others before; nothing is recorded meanwhile. Without `keep` the records in use stay as they are, and are compared
 * as they were when it began.
 */
export async function remakeHistory(
  database: Kysely<Database>,
  settings: HistorySettings,
  keep: boolean,
): Promise<RemadeHistory> {
  return (keep ? inChain : inSnapshot)(database, async (transaction) => {
    await sql`create temporary table remade_records (
      key text collate "C" primary key, last_day integer, body text not null) on commit drop`.execute(
      transaction,
    );
    const events = await foldRecord(transaction, settings);
    const { rows } = await sql<{ readonly differing: number }>`
      select count(*)::integer as differing from history_records full join remade_records using (key)
      where history_records.body is distinct from remade_records.body
        and (history_records.key is not null or remade_records.last_day is null
          or remade_records.last_day >= floor(extract(epoch from now()) / 86400))`.execute(transaction);
    if (keep) {
      await sql`delete from history_records`.execute(transaction);
      await sql`insert into history_records select key, last_day, body from remade_records`.execute(
        transaction,
      );
      await changeHistory(transaction);
    }
    return { events, differing: rows[0]?.differing ?? 0 };
  });
}

async function foldRecord(transaction: Transaction<Database>, settings: HistorySettings): Promise<number> {
  let after = 0;
  let events = 0;
  for (;;) {
    const { rows } = await sql<EventRow>`
      select * from (
        (select act_sequence as sequence, declaration_id, version, body, coalesce(heard_at, received_at) as heard_at
          from declarations where act_sequence > ${after} order by act_sequence limit ${eventsAtATime})
        union all
        (select act_sequence, declaration_id, version, body, null from findings
          where act_sequence > ${after} order by act_sequence limit ${eventsAtATime})
      ) both_kinds order by sequence limit ${eventsAtATime}`.execute(transaction);
    const last = rows.at(-1);
    if (last === undefined) return events;
    const before = rows[0]?.sequence ?? 0;
    // What a declaration itself was before matters where it is told of again.
    const pasts = await ownPasts(transaction, [...new Set(rows.map((row) => row.declaration_id))], before);
    const told = rows.map(eventOf);
    const lessons = lessonsOf(told, pasts, settings);
    const records = await recallRecords(transaction, lessons.keys, 'remade_records');
    await keepRecords(transaction, learnInOrder(lessons, records, settings), 'remade_records');
    after = last.sequence;
    events += rows.length;
  }
}

function eventOf({ version, body, heard_at }: EventRow): HistoryEvent {
  if (heard_at !== null) return { declaration: JSON.parse(body) as Declaration, at: heard_at as Moment };
  const { finding, at } = JSON.parse(body) as RecordedFinding;
  return { finding: { ...finding, version }, at: at as Moment };
}
