import { hash } from 'node:crypto';
import { type Kysely, sql, type Transaction } from 'kysely';
import { appendActs, lockChain } from '../chain.ts';
import type { Database } from '../database.ts';

const statements = [
  'alter table profile_versions add column scheduled_for timestamptz',
  `create index profile_versions_scheduled on profile_versions (scheduled_for) where state = 'scheduled'`,
  `create index profile_versions_in_force on profile_versions (profile_id) where state = 'active'`,
  // Decisions are nearly all acts there are; these find the few others.
  `create index acts_of_people on acts (kind, sequence) where kind <> 'declaration.decided'`,
  `create index acts_by_profile on acts (subject, sequence) where kind like 'profile.%'`,
  `create index acts_by_profile_read on acts using gin ((body::jsonb -> 'profiles')) where kind = 'profile.read'`,
  `create index acts_by_profile_set on acts using gin ((body::jsonb -> 'versions'))
    where kind in ('profiles.imported', 'profiles.taken-over', 'rule-book.rolled-back')`,
  // Figures, not a record: they can be counted again from the decisions.
  `create table profile_matches (
    profile_id text not null, day date not null, matches bigint not null, last_at timestamptz not null,
    primary key (profile_id, day))`,
  `create table match_count (
    singleton boolean primary key default true check (singleton), sequence bigint not null, up_to timestamptz)`,
  'insert into match_count (sequence) values (0)',
];

/**
 * The life of profiles: a time to come in force, what is asked of the record, and matches by day. Until now
 * versions could change without an act of their own, so the record takes over how they stand.
 */
export async function up(database: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(database);
  // A migration is run within a transaction.
  await takeOver(database as unknown as Transaction<Database>);
}

async function takeOver(transaction: Transaction<Database>): Promise<void> {
  const end = await lockChain(transaction);
  const rows = await transaction
    .selectFrom('profile_versions')
    .select(['profile_id', 'version', 'state', 'body'])
    .orderBy('profile_id')
    .orderBy('version')
    .execute();
  if (rows.length === 0) return;
  const versions = Object.fromEntries(
    rows.map(({ profile_id, version, state, body }) => [
      `${profile_id}@${version}`,
      { state, hash: hash('sha256', body) },
    ]),
  );
  const subject = `${rows.length} versions of profiles`;
  const at = new Date().toISOString();
  const body = JSON.stringify({ versions });
  await appendActs(transaction, end, [{ at, actor: 'system', kind: 'profiles.taken-over', subject, body }]);
}
