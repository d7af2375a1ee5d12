import { type Kysely, sql } from 'kysely';

const statements = [
  // When a declaration counts as lodged for the history of its parties; before, all counted when they were received.
  'alter table declarations add column heard_at timestamptz',
  // Derived from declarations and findings, record by record; the free space lets a record be written in its page.
  // After its last day, counted since 1970, a record says nothing any more.
  `create table history_records (
    key text collate "C" primary key, last_day integer, body text not null) with (fillfactor = 80)`,
  // Most bodies are of some hundred bytes, and are read and written with every declaration.
  'alter table history_records set (toast_tuple_target = 8160)',
  'alter table history_records alter column body set storage main',
];

/** What is known of parties, goods and documents, kept with every declaration and finding. */
export async function up(database: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(database);
}
