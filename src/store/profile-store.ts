import { type Kysely, sql, type Transaction } from 'kysely';
import type { ProfileStore } from '../app/store.ts';
import type { ProfileVersion } from '../domain/profile-version.ts';
import { appendActs, inChain } from './chain.ts';
import type { Database } from './database.ts';
import { writeImportedLists } from './imported-lists.ts';
import { jsonColumn } from './json-column.ts';
import { bringInForce, ruleBookInForce } from './rule-book-store.ts';

/** Profile versions in PostgreSQL. */
export function profileStore(database: Kysely<Database>): ProfileStore {
  return {
    async list({ state, riskArea, contains }, after, limit) {
      let newest = database
        .selectFrom('profile_versions')
        .distinctOn('profile_id')
        .select(['profile_id', 'body'])
        .orderBy('profile_id')
        .orderBy('version', 'desc');
      if (state !== undefined) newest = newest.where('state', '=', state);
      if (after !== undefined) newest = newest.where('profile_id', '>', after);
      // What a profile says is asked of its newest version only, so that nobody finds it by what it said before.
      let query = database
        .selectFrom(newest.as('newest'))
        .select(['profile_id', 'body'])
        .orderBy('profile_id')
        .limit(limit);
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
      const versions = database.selectFrom('profile_versions').select('body').where('profile_id', '=', id);
      const asked =
        version === undefined
          ? versions.orderBy('version', 'desc').limit(1)
          : versions.where('version', '=', version);
      const row = await asked.executeTakeFirst();
      return row && versionOf(row);
    },
    versions: (id) => versionsOf(database, [id]),
    async change(ids, change) {
      await inChain(database, async (transaction, end) => {
        const current = await ruleBookInForce(transaction);
        const asked = typeof ids === 'function' ? ids(current?.ruleBook) : ids;
        const versions = Map.groupBy(
          await versionsOf(transaction, asked),
          (version) => version.profile.id as string,
        );
        const changed = change({ versions, ruleBook: current?.ruleBook });
        if (changed === undefined) return;
        const listActs = await writeImportedLists(transaction, changed.lists);
        await appendActs(transaction, end, [...listActs, ...changed.acts]);
        await writeVersions(transaction, changed.versions);
        if (changed.ruleBook !== undefined) await bringInForce(transaction, changed.ruleBook);
      });
    },
  };
}

function versionOf(row: { readonly body: string }): ProfileVersion {
  return JSON.parse(row.body) as ProfileVersion;
}

async function versionsOf(database: Kysely<Database>, ids: readonly string[]): Promise<ProfileVersion[]> {
  const rows = await database
    .selectFrom('profile_versions')
    .select('body')
    .where('profile_id', '=', sql<string>`any(${ids}::text[])`)
    .orderBy('profile_id')
    .orderBy('version')
    .execute();
  return rows.map(versionOf);
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
