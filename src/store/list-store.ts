import { type Kysely, sql, type Transaction } from 'kysely';
import type { ListStore, NumberedChange, ProposalOutcome, ProposalStart } from '../app/ports/list-store.ts';
import { canonicalList } from '../domain/canonical-list.ts';
import type { ListHeader, ListVersion } from '../domain/list-version.ts';
import { versionOfContent } from '../domain/list-version.ts';
import { appendActs, inChain, lockChain } from './chain.ts';
import type { Database } from './database.ts';
import { stageOf } from './imported-lists.ts';
import { builtOn, keepContent } from './list-contents.ts';
import { differencesOf, entriesOf } from './list-entries.ts';
import {
  asRecorded,
  insertVersion,
  lineageOf,
  listIdOf,
  rowsOfLists,
  type VersionRow,
  versionOfRow,
  versionRows,
  writeDecision,
} from './list-versions.ts';
import { bringInForce, inForceTold, ruleBookInForce } from './rule-book-store.ts';
import { knownContents } from './rule-book-text.ts';
import { layDown, removeTheRest, settle } from './stage-changes.ts';

/**
 * Lists and their versions in PostgreSQL. Proposals have connections of their own, since each holds one for as long
 * as it arrives: whatever else there is to do never waits for them.
 */
export function listStore(database: Kysely<Database>, proposals: Kysely<Database>): ListStore {
  return {
    create: (header, act) =>
      inChain(database, async (transaction, end) => {
        const { rows } = await sql`
          insert into lists (name, body) values (${header.name}, ${JSON.stringify(header)})
          on conflict do nothing returning name`.execute(transaction);
        if (rows.length === 0) return 'name-taken';
        await appendActs(transaction, end, [act]);
        return 'created';
      }),
    async list(after, limit) {
      let query = database.selectFrom('lists').select('body').orderBy('name').limit(limit);
      if (after !== undefined) query = query.where('name', '>', after);
      return (await query.execute()).map(headerOf);
    },
    async find(name) {
      const row = await database
        .selectFrom('lists')
        .select('body')
        .where('name', '=', name)
        .executeTakeFirst();
      return row && headerOf(row);
    },
    async versions(names) {
      return (await rowsOfLists(database, names)).map(versionOfRow);
    },
    async recordedVersions(names) {
      return asRecorded(await rowsOfLists(database, names));
    },
    async entries(name, version, query) {
      const { listId, rows } = await found(database, name);
      return entriesOf(database, listId, changeIds(rows, version), query);
    },
    async differences(name, from, to, after, limit) {
      const { listId, rows } = await found(database, name);
      return differencesOf(database, listId, changeIds(rows, from), changeIds(rows, to), after, limit);
    },
    async content(name, version, base) {
      const { listId } = await found(database, name);
      const built = await builtOn(database, listId, version, base);
      await keepContent(database, listId, version, built.list);
      return built;
    },
    propose: (start, changes, accept, record) =>
      undone(() =>
        proposals
          .transaction()
          .execute((transaction) => propose(transaction, start, changes, accept, record)),
      ),
    decide: (name, decide) =>
      inChain(database, async (transaction, end) => {
        const listId = await listIdOf(transaction, name);
        if (listId === undefined) return;
        const versions = asRecorded(await rowsOfLists(transaction, [name]));
        const decision = decide({ versions, ...(await inForceTold(transaction)) });
        if (decision === undefined) return;
        await appendActs(transaction, end, decision.acts);
        await writeDecision(transaction, listId, decision.version);
        if (decision.ruleBook !== undefined) await bringInForce(transaction, decision.ruleBook);
      }),
    knownContents: (contents) => knownContents(database, contents),
  };
}

function headerOf(row: { readonly body: string }): ListHeader {
  return JSON.parse(row.body) as ListHeader;
}

async function found(
  database: Kysely<Database>,
  name: string,
): Promise<{ readonly listId: number; readonly rows: readonly VersionRow[] }> {
  const listId = await listIdOf(database, name);
  if (listId === undefined) return { listId: 0, rows: [] };
  return { listId, rows: await versionRows(database, listId) };
}

function changeIds(rows: readonly VersionRow[], version: number): readonly number[] {
  return lineageOf(rows, version).map((row) => row.change_id);
}

/** Ends a transaction with an outcome that leaves nothing written. */
class Undone extends Error {
  readonly outcome: ProposalOutcome;

  constructor(outcome: ProposalOutcome) {
    super(outcome.kind);
    this.outcome = outcome;
  }
}

async function undone(work: () => Promise<ProposalOutcome>): Promise<ProposalOutcome> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof Undone) return error.outcome;
    throw error;
  }
}

/** The chain is locked only at the end: nothing waits for an upload. */
async function propose(
  transaction: Transaction<Database>,
  { list, base, isWhole }: ProposalStart,
  changes: AsyncIterable<readonly NumberedChange[]>,
  accept: Parameters<ListStore['propose']>[2],
  record: Parameters<ListStore['propose']>[3],
): Promise<ProposalOutcome> {
  const listId = await listIdOf(transaction, list);
  if (listId === undefined) throw new Undone({ kind: 'missing' });
  const rows = await versionRows(transaction, listId);
  refuseWhileOpen(rows.map(versionOfRow));
  const baseEntries = rows.map(versionOfRow).find(({ version }) => version === base)?.entries ?? 0;
  const stage = await stageOf(transaction, listId, rows, base, baseEntries);
  const repeated: number[] = [];
  for await (const batch of changes) repeated.push(...(await layDown(transaction, stage, batch)));
  if (isWhole) await removeTheRest(transaction, stage);
  const staged = await settle(transaction, stage, repeated);
  if (!accept(staged)) throw new Undone({ kind: 'not-accepted' });
  if (staged.added + staged.changed + staged.removed === 0) throw new Undone({ kind: 'unchanged' });
  const end = await lockChain(transaction);
  const versions = (await versionRows(transaction, listId)).map(versionOfRow);
  refuseWhileOpen(versions);
  if ((await versionInForce(transaction, list, versions)) !== base) throw new Undone({ kind: 'overtaken' });
  const { version, act } = record((versions.at(-1)?.version ?? 0) + 1, staged);
  await insertVersion(transaction, listId, stage.changeId, version);
  await appendActs(transaction, end, [act]);
  return { kind: 'proposed', version };
}

function refuseWhileOpen(versions: readonly ListVersion[]): void {
  const open = versions.find(({ state }) => state === 'proposed');
  if (open !== undefined)
    throw new Undone({ kind: 'open-proposal', version: open.version, author: open.author });
}

async function versionInForce(
  transaction: Transaction<Database>,
  name: string,
  versions: readonly ListVersion[],
): Promise<number | undefined> {
  const { rows } = await sql<{ content: string | null }>`
    select lists::json ->> ${name}::text as content from rule_books join rule_book_in_force using (hash)`.execute(
    transaction,
  );
  const referred = rows[0]?.content ?? undefined;
  return versionOfContent(versions, referred ?? (await contentWritten(transaction, name)))?.version;
}

/** The content of a list that stands in the text of the rule book in force. */
async function contentWritten(transaction: Transaction<Database>, name: string): Promise<string | undefined> {
  const list = (await ruleBookInForce(transaction))?.ruleBook.lists[name];
  return list && canonicalList(list).hash;
}
