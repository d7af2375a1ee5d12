import { type Kysely, sql } from 'kysely';

const statements = [
  // What the acts tell of a version of a list, which is asked of every version before anything is built on it.
  `create index acts_by_list on acts (subject, sequence)
    where kind in ('list.proposed', 'list.imported', 'list.in-force', 'list.withdrawn')`,
];

/** What is told of lists, found by their versions. */
export async function up(database: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(database);
}
