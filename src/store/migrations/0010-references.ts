import { type Kysely, sql } from 'kysely';

const statements = [
  // A body is what the hash is of; that of an old one is taken away.
  `create table unit_value_references (
    act_sequence bigint primary key, hash text not null, currency text not null, until text collate "C" not null,
    body text)`,
  'create index references_by_day on unit_value_references (currency, until desc, act_sequence desc) where body is not null',
  // What references leave out is a small part of all declarations, and asked for as a whole.
  'create index declarations_unsettled on declarations (act_sequence) where superseded or waiting',
];

/** What goods are usually worth, as of some days, for all nodes to judge by. */
export async function up(database: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(database);
}
