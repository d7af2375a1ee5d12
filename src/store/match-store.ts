import { type Kysely, sql, type Transaction } from 'kysely';
import type { MatchCount, MatchedVersion, MatchStore, RecentMatches } from '../app/ports/match-store.ts';
import type { ProfileVersion } from '../domain/profile-version.ts';
import type { Database } from './database.ts';

/** Matches by profile and day in PostgreSQL, which counts them itself: no decision leaves it. */
export function matchStore(database: Kysely<Database>): MatchStore {
  return {
    count: (limit) => database.transaction().execute((transaction) => count(transaction, limit)),
    idle: (unmatchedSince, today) => idle(database, unmatchedSince, today),
    recent: (ids, since) => recent(database, ids, since),
    async countedUpTo() {
      const row = await database.selectFrom('match_count').select('up_to').executeTakeFirst();
      return row?.up_to ?? undefined;
    },
  };
}

async function count(transaction: Transaction<Database>, limit: number): Promise<MatchCount> {
  const row = await transaction
    .selectFrom('match_count')
    .select(['sequence', 'up_to'])
    .forUpdate()
    .skipLocked()
    .executeTakeFirst();
  // Another node counts.
  if (row === undefined) return { isComplete: false };
  // Acts are numbered under the lock of the chain, so none with a lower number can still be on its way.
  const { rows } = await sql<{ declarations: number; up_to: string | null }>`
    with next as materialized (
      select act_sequence, decided_at, decision from declarations
      where act_sequence > ${row.sequence} order by act_sequence limit ${limit}),
    counted as (
      insert into profile_matches (profile_id, day, matches, last_at)
      select reason ->> 'id', (decided_at at time zone 'UTC')::date, count(*), max(decided_at)
      from next, json_array_elements(decision::json -> 'reasons') as reason
      where reason ->> 'kind' = 'profile'
      group by 1, 2
      on conflict (profile_id, day) do update
        set matches = profile_matches.matches + excluded.matches,
          last_at = greatest(profile_matches.last_at, excluded.last_at)),
    moved as (
      update match_count set sequence = newest.sequence, up_to = newest.up_to
      from (select max(act_sequence) as sequence, max(decided_at) as up_to from next) as newest
      where newest.sequence is not null)
    select count(*) as declarations, max(decided_at) as up_to from next`.execute(transaction);
  const upTo = rows[0]?.up_to ?? row.up_to;
  return { isComplete: (rows[0]?.declarations ?? 0) < limit, ...(upTo !== null && { countedUpTo: upTo }) };
}

async function idle(
  database: Kysely<Database>,
  unmatchedSince: string,
  today: string,
): Promise<readonly MatchedVersion[]> {
  const { rows } = await sql<{ body: string; matches: number; last_at: string | null }>`
    select body, coalesce(matched.matches, 0) as matches, matched.last_at
    from profile_versions
    left join lateral (
      select sum(profile_matches.matches)::bigint as matches, max(last_at) as last_at from profile_matches
      where profile_matches.profile_id = profile_versions.profile_id
        and day >= left(body::json ->> 'changedAt', 10)::date) as matched on true
    where state = 'active' and (
      left(body::json -> 'profile' ->> 'validTo', 10) < ${today}
      or (left(body::json ->> 'changedAt', 10) <= ${unmatchedSince} and not exists (
        select from profile_matches
        where profile_matches.profile_id = profile_versions.profile_id and day >= ${unmatchedSince}::date)))
    order by profile_versions.profile_id`.execute(database);
  return rows.map(({ body, matches, last_at }) => ({
    version: JSON.parse(body) as ProfileVersion,
    matches,
    ...(last_at !== null && { lastMatchedAt: last_at }),
  }));
}

async function recent(
  database: Kysely<Database>,
  ids: readonly string[],
  since: string,
): Promise<ReadonlyMap<string, RecentMatches>> {
  if (ids.length === 0) return new Map();
  const { rows } = await sql<{ profile_id: string; matches: number; last_at: string }>`
    select profile_id, sum(matches)::bigint as matches, max(last_at) as last_at from profile_matches
    where profile_id = any(${ids}::text[]) and day >= ${since}::date
    group by profile_id`.execute(database);
  return new Map(
    rows.map(({ profile_id, matches, last_at }) => [profile_id, { matches, lastMatchedAt: last_at }]),
  );
}
