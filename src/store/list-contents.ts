import { hash as sha256 } from 'node:crypto';
import { type Kysely, sql } from 'kysely';
import type { BuiltList } from '../app/ports/list-store.ts';
import { RecordMismatch } from '../app/rule-books/record-mismatch.ts';
import { canonicalList } from '../domain/canonical-list.ts';
import { changedList, entryOfKey, type ListChange } from '../domain/list-entry.ts';
import type { NamedList } from '../domain/named-list.ts';
import type { Database } from './database.ts';
import { detailsOfText } from './details-of-text.ts';
import { lineageOf, type VersionRow, versionOfRow, versionRows } from './list-versions.ts';
import { hashOfChanges } from './stage-changes.ts';

/** Rows read at a time. */
const pageSize = 20_000;

/**
 * Contents of lists that are in use, by their hashes. A content of a million entries is read once and then only
 * what changed of it; one that nobody holds any more is let go.
 */
const alive = new Map<string, WeakRef<NamedList>>();

function remembered(hash: string | null): NamedList | undefined {
  return hash === null ? undefined : alive.get(hash)?.deref();
}

function remember(hash: string, elements: NamedList): void {
  for (const [other, reference] of alive) if (reference.deref() === undefined) alive.delete(other);
  alive.set(hash, new WeakRef(elements));
}

/** A list of that content, from any version that has it. */
export async function contentOf(database: Kysely<Database>, hash: string): Promise<NamedList> {
  const known = remembered(hash);
  if (known !== undefined) return known;
  const row = await database
    .selectFrom('list_versions')
    .select(['list_id', 'version'])
    .where('content', '=', hash)
    .orderBy('change_id', 'desc')
    .limit(1)
    .executeTakeFirst();
  if (row === undefined) throw new RecordMismatch([`list ${hash}`], 'is gone');
  return contentOfVersion(database, row.list_id, row.version);
}

/**
 * A version as a rule book holds it: the newest content it is built on that is in memory or kept as one text, with
 * what was changed since.
 */
export async function contentOfVersion(
  database: Kysely<Database>,
  listId: number,
  version: number,
): Promise<NamedList> {
  const lineage = lineageOf(await versionRows(database, listId), version);
  const kept = await keptAmong(database, lineage);
  const start = lineage.findIndex(
    ({ content }) => content !== null && (remembered(content) !== undefined || kept.has(content)),
  );
  const newer = start === -1 ? lineage : lineage.slice(0, start);
  const base = start === -1 ? [] : await readWhole(database, lineage[start]?.content ?? '');
  return built(base, await changesOf(database, listId, newer), lineage[0]);
}

/**
 * What a version makes of the list it is built on, with the hash of its changes in the same view of the tables, so
 * that whoever knows the hash knows that these are the changes.
 */
export async function builtOn(
  database: Kysely<Database>,
  listId: number,
  version: number,
  base: NamedList,
): Promise<BuiltList> {
  const row = (await versionRows(database, listId)).find((each) => each.version === version);
  if (row === undefined) throw new Error(`There is no version ${version} of the list to be built`);
  const read = await database
    .transaction()
    .setIsolationLevel('repeatable read')
    .execute(async (transaction) => ({
      changes: `sha256:${await hashOfChanges(transaction, row.change_id)}`,
      list: await changesOf(transaction, listId, [row]),
    }));
  const { elements, hash } = canonicalList(changedList(base, read.list));
  remember(hash, elements);
  return { list: elements, changes: read.changes };
}

async function readWhole(database: Kysely<Database>, content: string): Promise<NamedList> {
  const known = remembered(content);
  if (known !== undefined) return known;
  const row = await database
    .selectFrom('list_contents')
    .select('body')
    .where('content', '=', content)
    .executeTakeFirstOrThrow();
  // Compared as text: what is no list any more cannot be read, and is not that list either.
  if (`sha256:${sha256('sha256', row.body)}` !== content) throw new RecordMismatch([`list ${content}`]);
  const { elements, hash } = canonicalList(JSON.parse(row.body) as NamedList);
  remember(hash, elements);
  return elements;
}

async function keptAmong(
  database: Kysely<Database>,
  lineage: readonly VersionRow[],
): Promise<ReadonlySet<string>> {
  const contents = lineage.flatMap(({ content }) => content ?? []);
  const rows = await database
    .selectFrom('list_contents')
    .select('content')
    .where('content', '=', sql<string>`any(${contents}::text[])`)
    .execute();
  return new Set(rows.map(({ content }) => content));
}

/** Fewer changes than these are read entry by entry as fast as one text. */
const fewestKept = 1_000;

/**
 * Keeps a content as one text, where more than a tenth of it was changed since the last that was kept: so reading
 * stays fast, and what is kept grows with what is changed and not with the length of the list.
 */
export async function keepContent(
  database: Kysely<Database>,
  listId: number,
  version: number,
  list: NamedList,
): Promise<void> {
  const lineage = lineageOf(await versionRows(database, listId), version);
  const kept = await keptAmong(database, lineage);
  const last = lineage.findIndex(({ content }) => content !== null && kept.has(content));
  const changes = lineage
    .slice(0, last === -1 ? lineage.length : last)
    .map(versionOfRow)
    .reduce((sum, { added, changed, removed }) => sum + added + changed + removed, 0);
  if (changes < Math.max(fewestKept, list.length / 10)) return;
  const { hash, text } = canonicalList(list);
  await sql`insert into list_contents (content, body) values (${hash}, ${text}) on conflict do nothing`.execute(
    database,
  );
}

/** The same from the entries alone, trusting nothing that was read before. */
export async function contentAsStored(database: Kysely<Database>, hash: string): Promise<NamedList> {
  const row = await database
    .selectFrom('list_versions')
    .select(['list_id', 'version'])
    .where('content', '=', hash)
    .limit(1)
    .executeTakeFirst();
  if (row === undefined) return [];
  const lineage = lineageOf(await versionRows(database, row.list_id), row.version);
  return canonicalList(changedList([], await changesOf(database, row.list_id, lineage))).elements;
}

function built(base: NamedList, changes: readonly ListChange[], version: VersionRow | undefined): NamedList {
  const { elements, hash } = canonicalList(changes.length === 0 ? base : changedList(base, changes));
  if (version?.content !== undefined && version.content !== null && version.content !== hash)
    throw new RecordMismatch([`list ${version.content}`], 'is not what it was accepted with');
  remember(hash, elements);
  return elements;
}

type ChangeCells = readonly [key: string, isRemoved: boolean, validTo: string | null, details: string | null];

/** What these versions together change: of each entry the newest. */
async function changesOf(
  database: Kysely<Database>,
  listId: number,
  versions: readonly VersionRow[],
): Promise<readonly ListChange[]> {
  const changes: ListChange[] = [];
  const ids = versions.map((row) => row.change_id);
  let after = '';
  for (let isLast = ids.length === 0; !isLast; ) {
    // As one text of JSON: a row of its own for each entry would cost more than reading it.
    const { rows } = await sql<{ page: string | null }>`
      select json_agg(json_build_array(entry_key, is_removed, valid_to, details) order by entry_key)::text as page from (
        select distinct on (entry_key) entry_key, is_removed, valid_to, details from list_changes
        where list_id = ${listId} and change_id = any(${ids}::bigint[]) and entry_key > ${after}
        order by entry_key, change_id desc limit ${pageSize}) as newest`.execute(database);
    const page = JSON.parse(rows[0]?.page ?? '[]') as readonly ChangeCells[];
    for (const cells of page) changes.push(changeOf(cells));
    after = page.at(-1)?.[0] ?? after;
    isLast = page.length < pageSize;
  }
  return changes;
}

function changeOf([key, isRemoved, validTo, details]: ChangeCells): ListChange {
  const entry = entryOfKey(key);
  if (isRemoved) return { kind: 'remove', entry };
  const dated = validTo === null ? entry : { ...entry, validTo };
  return { kind: 'put', entry: details === null ? dated : { ...dated, ...detailsOfText(details) } };
}
