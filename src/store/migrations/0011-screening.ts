import { type Kysely, sql } from 'kysely';

const statements = [
  `create table screening_decisions (
    act_sequence bigint primary key, list text not null, entry text not null, body text not null)`,
  'create index screening_decisions_by_entry on screening_decisions (list, entry, act_sequence desc)',
];

/** What people decided on parties that resemble entries of watch lists. */
export async function up(database: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(database);
}
