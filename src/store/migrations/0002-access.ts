import { type Kysely, sql } from 'kysely';

/** Users whose access was taken away are kept, since the record names them. */
export async function up(database: Kysely<unknown>): Promise<void> {
  await sql`alter table users add column disabled_at timestamptz`.execute(database);
}
