import { type Kysely, sql } from 'kysely';

const statements = [
  `create table backtests (
    act_sequence bigint primary key, profile_id text not null, version integer not null, body text not null)`,
  'create index backtests_by_profile on backtests (profile_id, act_sequence desc)',
];

/** What came of trying versions of profiles on history, for whoever judges them. */
export async function up(database: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(database);
}
