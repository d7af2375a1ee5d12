import { type Kysely, type RawBuilder, sql, type Transaction } from 'kysely';
import { decisionText, proposalText } from '../app/lists/list-record.ts';
import { RecordMismatch } from '../app/rule-books/record-mismatch.ts';
import type { ListVersion, ListVersionState } from '../domain/list-version.ts';
import { versionSubject } from '../domain/version-subject.ts';
import type { Database, ListVersionsTable } from './database.ts';

/** A version with where its changes are. */
export type VersionRow = Pick<
  ListVersionsTable,
  'list_id' | 'version' | 'change_id' | 'base' | 'state' | 'body' | 'decision' | 'content'
>;

const columns = ['list_id', 'version', 'change_id', 'base', 'state', 'body', 'decision', 'content'] as const;

export function versionOfRow({ body, decision, state }: VersionRow): ListVersion {
  const decided = decision === null ? {} : (JSON.parse(decision) as object);
  return { ...(JSON.parse(body) as ListVersion), ...decided, state: state as ListVersionState };
}

/** The versions of a list, the oldest first. */
export async function versionRows(
  database: Kysely<Database>,
  listId: number,
): Promise<readonly VersionRow[]> {
  return database
    .selectFrom('list_versions')
    .select(columns)
    .where('list_id', '=', listId)
    .orderBy('version')
    .execute();
}

/** A version with the name of its list, and whether it is as the acts on it tell. */
export type ToldVersionRow = VersionRow & { readonly name: string; readonly is_as_told: boolean };

/** All versions of these lists, each the oldest first. */
export async function rowsOfLists(
  database: Kysely<Database>,
  names: readonly string[],
): Promise<readonly ToldVersionRow[]> {
  // In one view of the tables, so that what is read is what was compared.
  const { rows } = await sql<ToldVersionRow>`
    select list_versions.*, name, ${isAsTold} as is_as_told from lists join list_versions using (list_id)
    where name = any(${names}::text[]) order by name, version`.execute(database);
  return rows;
}

const toldBy = (kinds: RawBuilder<unknown>) => sql`(
  select body from acts where kind in ${kinds} and subject = name || '@' || version order by sequence desc limit 1)`;

/** What was proposed and what was decided each stand word for word in an act; the other columns repeat it. */
const isAsTold = sql<boolean>`case
  when list_versions.body is distinct from ${toldBy(sql`('list.proposed', 'list.imported')`)}
    or decision is distinct from ${toldBy(sql`('list.in-force', 'list.withdrawn')`)} then false
  -- Only what an act wrote is JSON for certain.
  else (version, base) is not distinct from
      ((list_versions.body::json ->> 'version')::integer, (list_versions.body::json ->> 'base')::integer)
    and content is not distinct from coalesce(decision::json ->> 'content', list_versions.body::json ->> 'content')
    and state = coalesce(decision::json ->> 'state',
      case when list_versions.body::json ->> 'decidedBy' is null then 'proposed' else 'accepted' end) end`;

/** The versions of these rows; throws a `RecordMismatch` where one is not as the acts on it tell. */
export function asRecorded(rows: readonly ToldVersionRow[]): readonly ListVersion[] {
  const forged = rows
    .filter((row) => !row.is_as_told)
    .map(({ name, version }) => `list ${versionSubject(name, version)}`);
  if (forged.length > 0) throw new RecordMismatch(forged);
  return rows.map(versionOfRow);
}

/** A version and all it is built on, the newest first. */
export function lineageOf(rows: readonly VersionRow[], version: number | undefined): readonly VersionRow[] {
  const byVersion = new Map(rows.map((row) => [row.version, row]));
  const lineage: VersionRow[] = [];
  for (let row = byVersion.get(version ?? 0); row !== undefined; row = byVersion.get(row.base ?? 0))
    lineage.push(row);
  return lineage;
}

export async function insertVersion(
  transaction: Transaction<Database>,
  listId: number,
  changeId: number,
  version: ListVersion,
): Promise<void> {
  const row = {
    list_id: listId,
    version: version.version,
    change_id: changeId,
    base: version.base ?? null,
    state: version.state,
    body: proposalText(version),
    content: version.content ?? null,
  };
  await transaction.insertInto('list_versions').values(row).execute();
}

/** Writes what was decided on a version beside it. */
export async function writeDecision(
  transaction: Transaction<Database>,
  listId: number,
  version: ListVersion,
): Promise<void> {
  await transaction
    .updateTable('list_versions')
    .set({ state: version.state, decision: decisionText(version), content: version.content ?? null })
    .where('list_id', '=', listId)
    .where('version', '=', version.version)
    .execute();
}

export async function listIdOf(database: Kysely<Database>, name: string): Promise<number | undefined> {
  const row = await database
    .selectFrom('lists')
    .select('list_id')
    .where('name', '=', name)
    .executeTakeFirst();
  return row?.list_id;
}

/** An id for changes that nobody sees yet; whoever is built on others has a higher one. */
export async function nextChangeId(transaction: Transaction<Database>): Promise<number> {
  const { rows } = await sql<{ id: number }>`select nextval('list_change_ids') as id`.execute(transaction);
  const [row] = rows;
  if (row === undefined) throw new Error('The sequence of changes gave no number');
  return row.id;
}
