import { type Kysely, sql } from 'kysely';

/** How often the history was changed, so that a node knows whether the records it holds are still those. */
export async function up(database: Kysely<unknown>): Promise<void> {
  await sql`alter table chain_head add column history_revision bigint not null default 0`.execute(database);
}
