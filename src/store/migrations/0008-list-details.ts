import { type Kysely, sql } from 'kysely';

const statements = [
  // Who an entry of a watch list is, or what a reference table holds under its value, as JSON in canonical order.
  'alter table list_changes add column details text',
];

/** Entries of lists with details. */
export async function up(database: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(database);
}
