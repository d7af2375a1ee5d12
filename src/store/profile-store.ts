import { type Kysely, sql, type Transaction } from 'kysely';
import type { AskedProfiles, ProfileStore } from '../app/ports/store.ts';
import { subjectOf } from '../app/profiles/profile-act.ts';
import { RecordMismatch } from '../app/rule-books/record-mismatch.ts';
import type { ProfileVersion } from '../domain/profile-version.ts';
import { versionSubject } from '../domain/version-subject.ts';
import { appendActs, inChain } from './chain.ts';
import type { Database, ProfileVersionsTable } from './database.ts';
import { writeImportedLists } from './imported-lists.ts';
import { jsonColumn } from './json-column.ts';
import { bringInForce, inForceTold } from './rule-book-store.ts';
import { holdAgainstActs } from './told-versions.ts';

/** Profile versions in PostgreSQL. */
export function profileStore(database: Kysely<Database>): ProfileStore {
  return {
    async list({ state, riskArea, contains }, after, limit) {
      let newest = database
        .selectFrom('profile_versions')
        .distinctOn('profile_id')
        .select(columns)
        .orderBy('profile_id')
        .orderBy('version', 'desc');
      if (state !== undefined) newest = newest.where('state', '=', state);
      if (after !== undefined) newest = newest.where('profile_id', '>', after);
      // What a profile says is asked of its newest version only, so that nobody finds it by what it said before.
      let query = database.selectFrom(newest.as('newest')).select(columns).orderBy('profile_id').limit(limit);
      if (riskArea !== undefined)
        query = query.where(sql<boolean>`lower(body::json #>> '{profile,riskArea}') = lower(${riskArea})`);
      if (contains !== undefined)
        query = query.where(
          sql<boolean>`strpos(lower(concat_ws(' ', profile_id, body::json #>> '{profile,name}',
            body::json #>> '{profile,owner}')), lower(${contains})) > 0`,
        );
      return (await query.execute()).map(versionOf);
    },
    async find(id, version) {
      const versions = database.selectFrom('profile_versions').select(columns).where('profile_id', '=', id);
      const asked =
        version === undefined
          ? versions.orderBy('version', 'desc').limit(1)
          : versions.where('version', '=', version);
      const row = await asked.executeTakeFirst();
      return row && versionOf(row);
    },
    versions: (id) => versionsOf(database, id),
    async change(asked, change) {
      await inChain(database, async (transaction, end) => {
        const told = await inForceTold(transaction);
        const rows = (await rowsOf(transaction, asked)).map((row) => ({ row, version: versionOf(row) }));
        const versions = Map.groupBy(
          rows.map(({ version }) => version),
          ({ profile }) => profile.id as string,
        );
        const changed = change({ versions, ...told });
        if (changed === undefined) return;
        const read = new Map(
          rows.map(({ row: { body }, version }) => [
            subjectOf(version),
            { body, changedAt: version.changedAt },
          ]),
        );
        const built = [...changed.versions, ...(changed.restsOn ?? [])];
        await holdAgainstActs(transaction, built.map(subjectOf), read);
        const listActs = await writeImportedLists(transaction, changed.lists);
        await appendActs(transaction, end, [...listActs, ...changed.acts]);
        await writeVersions(transaction, changed.versions);
        if (changed.ruleBook !== undefined) await bringInForce(transaction, changed.ruleBook);
      });
    },
  };
}

const columns = ['profile_id', 'version', 'body'] as const;
type VersionRow = Pick<ProfileVersionsTable, (typeof columns)[number]>;

/** A version as its row holds it. What no act wrote may be no version at all. */
function versionOf({ profile_id, version, body }: VersionRow): ProfileVersion {
  try {
    return JSON.parse(body) as ProfileVersion;
  } catch {
    throw new RecordMismatch([versionSubject(profile_id, version)]);
  }
}

async function versionsOf(database: Kysely<Database>, id: string): Promise<ProfileVersion[]> {
  return (await rowsOf(database, { ids: [id] })).map(versionOf);
}

async function rowsOf(
  database: Kysely<Database>,
  { ids, areAllActive = false }: AskedProfiles,
): Promise<readonly VersionRow[]> {
  const active = sql`select profile_id from profile_versions where state = 'active'`;
  const { rows } = await sql<VersionRow>`
    select profile_id, version, body from profile_versions
    where profile_id = any(${ids}::text[]) ${areAllActive ? sql`or profile_id in (${active})` : sql``}
    order by profile_id, version`.execute(database);
  return rows;
}

async function writeVersions(
  transaction: Transaction<Database>,
  versions: readonly ProfileVersion[],
): Promise<void> {
  if (versions.length === 0) return;
  await sql`
    insert into profile_versions (profile_id, version, state, body, scheduled_for)
    select * from unnest(
      ${versions.map((each) => each.profile.id)}::text[], ${versions.map((each) => each.version)}::integer[],
      ${versions.map((each) => each.state)}::text[], ${jsonColumn(versions.map((each) => JSON.stringify(each)))},
      ${versions.map((each) => each.scheduledFor ?? null)}::timestamptz[])
    on conflict (profile_id, version) do update
      set state = excluded.state, body = excluded.body, scheduled_for = excluded.scheduled_for`.execute(
    transaction,
  );
}
