import { hash } from 'node:crypto';
import { type Kysely, type RawBuilder, sql, type Transaction } from 'kysely';
import { RecordMismatch } from '../app/rule-books/record-mismatch.ts';
import type { Database } from './database.ts';

// What the chain of acts tells of versions of profiles: most acts of one version, which is their body, those on a
// whole set of many by their hashes.

// The conditions on the kinds are those of the indexes, word for word.
const stepKinds = sql`kind like 'profile.%' and kind in ('profile.drafted', 'profile.submitted', 'profile.approved',
  'profile.scheduled', 'profile.activated', 'profile.shadowed', 'profile.suspended', 'profile.retired')`;
const setKinds = sql`kind in ('profiles.imported', 'profiles.taken-over', 'rule-book.rolled-back')`;

const hashOf = (text: RawBuilder<unknown>) => sql`encode(sha256(convert_to(${text}, 'UTF8')), 'hex')`;

/** A version as it was read: its row's text, and when it says that it came to stand as it does. */
export type ReadVersion = { readonly body: string; readonly changedAt: string };

type Told = { readonly sequence: number; readonly hash: string };

/** Throws unless each of these versions was read as the last act on it tells. One that was not read must be new. */
export async function holdAgainstActs(
  transaction: Transaction<Database>,
  versions: readonly string[],
  read: ReadonlyMap<string, ReadVersion>,
): Promise<void> {
  if (versions.length === 0) return;
  const one = await toldOneByOne(transaction, versions);
  const stored = versions.flatMap((subject) => {
    const version = read.get(subject);
    return version === undefined ? [] : [{ subject, ...version }];
  });
  const many = await toldInSets(transaction, stored);
  const forged = versions.filter((version) => {
    const body = read.get(version)?.body;
    const [alone, among] = [one.get(version), many.get(version)];
    const last = (alone?.sequence ?? 0) > (among?.sequence ?? 0) ? alone : among;
    return last?.hash !== (body === undefined ? undefined : hash('sha256', body));
  });
  if (forged.length > 0) throw new RecordMismatch(forged);
}

async function toldOneByOne(
  transaction: Transaction<Database>,
  versions: readonly string[],
): Promise<ReadonlyMap<string, Told>> {
  const { rows } = await sql<Told & { readonly version: string }>`
    select version, sequence, ${hashOf(sql`body`)} as hash
    from unnest(${versions}::text[]) as asked(version) cross join lateral (
      select sequence, body from acts where ${stepKinds} and subject = version
      order by sequence desc limit 1) as last_told`.execute(transaction);
  return new Map(rows.map(({ version, ...told }) => [version, told]));
}

/** How much the clocks of two nodes may differ. */
const skewMilliseconds = 24 * 3_600_000;

/**
 * What the newest act on a whole set tells of versions. Such acts fill megabytes, so only those are read that are not
 * older than what the versions say of themselves: the last act on a version is no older, whatever was forged.
 */
async function toldInSets(
  transaction: Transaction<Database>,
  stored: readonly (ReadVersion & { readonly subject: string })[],
): Promise<ReadonlyMap<string, Told>> {
  const told = new Map<string, Told>();
  const since = stored
    .map(({ changedAt }) => Date.parse(changedAt))
    .reduce((a, b) => Math.min(a, b), Infinity);
  if (!Number.isFinite(since)) return told;
  const { rows } = await sql<{ readonly sequence: number; readonly hash: string }>`
    select sequence, hash from acts
    where ${setKinds} and kind <> 'declaration.decided'
      and at >= ${new Date(since - skewMilliseconds).toISOString()}
    order by sequence`.execute(transaction);
  for (const { sequence, hash } of rows) {
    const set = await toldInSet(transaction, sequence, hash);
    for (const { subject } of stored) {
      const hashed = set.get(subject);
      if (hashed !== undefined) told.set(subject, { sequence, hash: hashed });
    }
  }
  return told;
}

/** Acts never change, so what was read of one stays true; the newest few are asked for again and again. */
const knownSets = new Map<string, ReadonlyMap<string, string>>();
const mostKnown = 8;

/** Hashes of versions by the act that has this link; whoever forges the act later changes nothing here. */
async function toldInSet(
  transaction: Transaction<Database>,
  sequence: number,
  link: string,
): Promise<ReadonlyMap<string, string>> {
  const known = knownSets.get(link);
  if (known !== undefined) return known;
  const { body } = await transaction
    .selectFrom('acts')
    .select('body')
    .where('sequence', '=', sequence)
    .executeTakeFirstOrThrow();
  const { versions } = JSON.parse(body) as { readonly versions: Readonly<Record<string, { hash: string }>> };
  const set = new Map(Object.entries(versions).map(([subject, { hash }]) => [subject, hash]));
  knownSets.set(link, set);
  for (const oldest of knownSets.keys()) if (knownSets.size > mostKnown) knownSets.delete(oldest);
  return set;
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
