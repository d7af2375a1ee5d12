import { type Kysely, sql } from 'kysely';
import type { ProfileEvent, ProfileHistoryStore } from '../app/ports/profile-history-store.ts';
import type { ProfileVersion } from '../domain/profile-version.ts';
import { versionSubject } from '../domain/version-subject.ts';
import type { Database } from './database.ts';

type Row = {
  readonly version: number;
  readonly kind: string;
  readonly at: string;
  readonly actor: string;
  readonly state: string | null;
  readonly reason: string | null;
  readonly confirmed: ProfileVersion['confirmed'] | null;
};

/** The life of profiles, read from the acts in PostgreSQL. */
export function profileHistoryStore(database: Kysely<Database>): ProfileHistoryStore {
  return {
    events: (id) => events(database, id),
    async due(now) {
      const rows = await database
        .selectFrom('profile_versions')
        .select('profile_id')
        .distinct()
        .where('state', '=', sql.lit('scheduled'))
        .where('scheduled_for', '<=', now)
        .execute();
      return rows.map((row) => row.profile_id);
    },
  };
}

async function events(database: Kysely<Database>, id: string): Promise<readonly ProfileEvent[]> {
  const versions = await database
    .selectFrom('profile_versions')
    .select('version')
    .where('profile_id', '=', id)
    .execute();
  const subjects = versions.map(({ version }) => versionSubject(id, version));
  // PostgreSQL counts characters, not halves of them.
  const versionFrom = [...id].length + 2;
  // The conditions on the kind are those of the indexes, word for word.
  const { rows } = await sql<Row>`
    select * from (
      select sequence, substr(subject, ${versionFrom})::integer as version, kind, at, actor,
        body::json ->> 'state' as state, body::json ->> 'stateReason' as reason,
        body::json -> 'confirmed' as confirmed
      from acts
      where kind like 'profile.%' and kind <> 'profile.read' and subject = any(${subjects}::text[])
      union all
      select sequence, substr(key, ${versionFrom})::integer, kind, at, actor,
        value ->> 'state', body::json ->> 'reason', null
      from acts, jsonb_each(body::jsonb -> 'versions')
      where kind in ('profiles.imported', 'profiles.taken-over', 'rule-book.rolled-back')
        and body::jsonb -> 'versions' ?| ${subjects}::text[] and key = any(${subjects}::text[])) as told
    order by sequence, version`.execute(database);
  return rows.map(eventOf);
}

function eventOf({ version, kind, at, actor, state, reason, confirmed }: Row): ProfileEvent {
  return {
    version,
    kind: kind as ProfileEvent['kind'],
    at,
    by: actor,
    ...(state !== null && { state: state as ProfileVersion['state'] }),
    ...(reason !== null && { reason }),
    ...(confirmed && { confirmed }),
  };
}
