import type { Transaction } from 'kysely';
import { importRecord } from '../app/lists/import-lists.ts';
import type { ImportedList } from '../app/ports/list-store.ts';
import type { ProfileChange } from '../app/ports/store.ts';
import type { NewAct } from '../domain/act.ts';
import { canonicalList } from '../domain/canonical-list.ts';
import { changesBetween } from '../domain/list-entry.ts';
import { versionOfContent } from '../domain/list-version.ts';
import type { Database } from './database.ts';
import { keepContent } from './list-contents.ts';
import {
  insertVersion,
  lineageOf,
  listIdOf,
  nextChangeId,
  type VersionRow,
  versionOfRow,
  versionRows,
  writeDecision,
} from './list-versions.ts';
import { layDown, type Stage, settle } from './stage-changes.ts';

/** Changes written at a time. */
const batchSize = 5_000;

/** Writes a version of each list that came in with a rule book; answers the acts that tell of them. */
export async function writeImportedLists(
  transaction: Transaction<Database>,
  lists: ProfileChange['lists'],
): Promise<readonly NewAct[]> {
  const acts: NewAct[] = [];
  for (const list of lists?.imported ?? []) acts.push(...(await writeImportedList(transaction, list)));
  return acts;
}

async function writeImportedList(
  transaction: Transaction<Database>,
  { header, before, after }: ImportedList,
): Promise<readonly NewAct[]> {
  const known = await listIdOf(transaction, header.name);
  const listId = known ?? (await insertList(transaction, header));
  const rows = await versionRows(transaction, listId);
  const versions = rows.map(versionOfRow);
  const base = versionOfContent(versions, before && canonicalList(before).hash);
  const content = canonicalList(after).hash;
  // What is in force already under this name needs no version of its own.
  if (
    versionOfContent(versions, content) !== undefined &&
    (before === undefined || base?.content === content)
  )
    return [];
  const stage = await stageOf(transaction, listId, rows, base?.version, base?.entries ?? 0);
  const changes = changesBetween(base === undefined ? [] : (before ?? []), after);
  for (let start = 0; start < changes.length; start += batchSize) {
    const batch = changes.slice(start, start + batchSize);
    await layDown(
      transaction,
      stage,
      batch.map((change, index) => ({ line: start + index + 1, change })),
    );
  }
  const staged = await settle(transaction, stage, []);
  const place = { version: (versions.at(-1)?.version ?? 0) + 1, base: base?.version, content };
  const open = versions.find(({ state }) => state === 'proposed');
  const record = importRecord(header, known === undefined, open, place, staged);
  await insertVersion(transaction, listId, stage.changeId, record.version);
  await keepContent(transaction, listId, place.version, after);
  if (record.withdrawn !== undefined) await writeDecision(transaction, listId, record.withdrawn);
  return record.acts;
}

/** A place for changes of a version. */
export async function stageOf(
  transaction: Transaction<Database>,
  listId: number,
  rows: readonly VersionRow[],
  base: number | undefined,
  baseEntries: number,
): Promise<Stage> {
  const baseIds = lineageOf(rows, base).map((row) => row.change_id);
  return { listId, changeId: await nextChangeId(transaction), baseIds, baseEntries };
}

async function insertList(
  transaction: Transaction<Database>,
  header: ImportedList['header'],
): Promise<number> {
  const row = await transaction
    .insertInto('lists')
    .values({ name: header.name, body: JSON.stringify(header) })
    .returning('list_id')
    .executeTakeFirstOrThrow();
  return row.list_id;
}
