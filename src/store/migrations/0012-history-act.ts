import { type Kysely, sql } from 'kysely';

/** By what the history was changed last, so that a node knows whether the records it holds are still those. */
export async function up(database: Kysely<unknown>): Promise<void> {
  await sql`alter table chain_head add column history_act text not null default ''`.execute(database);
}
