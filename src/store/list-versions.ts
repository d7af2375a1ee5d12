import { type Kysely, sql, type Transaction } from 'kysely';
import { decisionText, proposalText } from '../app/list-record.ts';
import type { ListVersion, ListVersionState } from '../domain/list-version.ts';
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
