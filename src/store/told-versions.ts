import { hash } from 'node:crypto';
import { type Kysely, type RawBuilder, sql, type Transaction } from 'kysely';
import { RecordMismatch } from '../app/record-mismatch.ts';
import type { Database } from './database.ts';

// What the chain of acts tells of versions of profiles: most acts of one version, which is their body, those on a
// whole set of many by their hashes.

// The conditions on the kinds are those of the indexes, word for word.
const stepKinds = sql`kind like 'profile.%' and kind in ('profile.drafted', 'profile.submitted', 'profile.approved',
  'profile.scheduled', 'profile.activated', 'profile.shadowed', 'profile.suspended', 'profile.retired')`;
const setKinds = sql`kind in ('profiles.imported', 'profiles.taken-over', 'rule-book.rolled-back')`;

const hashOf = (text: RawBuilder<unknown>) => sql`encode(sha256(convert_to(${text}, 'UTF8')), 'hex')`;

/** Throws unless each of these versions was read as the last act on it tells, and those that no act tells of not at all. */
export async function holdAgainstActs(
  transaction: Transaction<Database>,
  versions: readonly string[],
  bodies: ReadonlyMap<string, string>,
): Promise<void> {
  if (versions.length === 0) return;
  const subjects = sql`${versions}::text[]`;
  const hashes = versions
    .map((each) => bodies.get(each))
    .map((body) => (body === undefined ? null : hash('sha256', body)));
  const { rows } = await sql<{ subject: string }>`
    with asked as (select * from unnest(${subjects}, ${hashes}::text[]) as asked(subject, hash)),
    told_in_set as (
      select distinct on (key) key as subject, sequence, value ->> 'hash' as hash
      from acts, jsonb_each(body::jsonb -> 'versions')
      where ${setKinds} and body::jsonb -> 'versions' ?| ${subjects} and key = any(${subjects})
      order by key, sequence desc)
    select subject from asked left join told_in_set as many using (subject) left join lateral (
      select sequence, body from acts where ${stepKinds} and acts.subject = asked.subject
      order by sequence desc limit 1) as one on true
    where asked.hash is distinct from
      case when one.sequence > coalesce(many.sequence, 0) then ${hashOf(sql`one.body`)} else many.hash end
    order by subject`.execute(transaction);
  if (rows.length > 0) throw new RecordMismatch(rows.map(({ subject }) => subject));
}

/** The first stored or told version that is not as the last act on it tells: changed, added or taken away without one. */
export async function versionNotAsTold(database: Kysely<Database>): Promise<string | undefined> {
  const { rows } = await sql<{ version: string }>`
    with told as (
      select subject as version, sequence, ${hashOf(sql`body`)} as hash from acts where ${stepKinds}
      union all
      select key, sequence, value ->> 'hash' from acts, jsonb_each(body::jsonb -> 'versions') where ${setKinds}),
    last_told as (select distinct on (version) version, hash from told order by version, sequence desc),
    stored as (select profile_id || '@' || version as version, ${hashOf(sql`body`)} as hash, profile_versions as row
      from profile_versions)
    select coalesce(stored.version, last_told.version) as version
    from stored full join last_told using (version)
    -- Only what an act wrote is JSON for certain.
    where case when stored.hash is distinct from last_told.hash then true
      else ((row).profile_id, (row).version, (row).state, (row).scheduled_for) is distinct from (
        (row).body::json #>> '{profile,id}', ((row).body::json ->> 'version')::integer, (row).body::json ->> 'state',
        ((row).body::json ->> 'scheduledFor')::timestamptz) end
    order by 1 limit 1`.execute(database);
  return rows[0]?.version;
}
