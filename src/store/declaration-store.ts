import { type Kysely, type SelectQueryBuilder, sql } from 'kysely';
import type {
  DeclarationFilter,
  DeclarationHistory,
  DeclarationStore,
  DeclarationSummary,
  RecordedFinding,
  Reroute,
  StoredDeclaration,
} from '../app/ports/store.ts';
import type { NewAct } from '../domain/act.ts';
import type { Decision } from '../domain/decision.ts';
import type { Declaration } from '../domain/declaration.ts';
import type { Facts } from '../domain/facts.ts';
import type { Lane } from '../domain/lane.ts';
import type { UserId } from '../domain/user.ts';
import { versionSubject } from '../domain/version-subject.ts';
import { appendActs, inChain } from './chain.ts';
import type { Database } from './database.ts';
import { DeclarationRecorder } from './declaration-recorder.ts';
import { forgetRecords } from './history-records.ts';
import { recordFindings } from './record-findings.ts';
import { RecordsAtHand } from './records-at-hand.ts';
import { remakeHistory } from './remake-history.ts';

/** Declarations, decisions, re-routes and findings in PostgreSQL; `ahead` reads what is decided upon ahead. */
export function declarationStore(database: Kysely<Database>, ahead: Kysely<Database>): DeclarationStore {
  const atHand = new RecordsAtHand();
  const recorder = new DeclarationRecorder(database, ahead, atHand);
  return {
    record: (submissions, deciding, onWriting = () => {}) =>
      recorder.record(submissions, deciding, onWriting),
    find: (id, version) => find(database, id, version),
    history: (id) => history(database, id),
    list: (filter, before, limit) => list(database, filter, before, limit),
    reroute: (reroute) => storeReroute(database, atHand, reroute),
    recordFindings: (findings, history) => recordFindings(database, atHand, findings, history),
    remakeHistory: (history, keep) => remakeHistory(database, history, keep),
    forgetHistory: (day, asking) => forgetRecords(database, day, asking),
  };
}

function storedRows(database: Kysely<Database>) {
  return database
    .selectFrom('declarations')
    .select(['body', 'decision', 'facts', 'lane', 'owner', 'received_at']);
}

type StoredRow = {
  readonly body: string;
  readonly decision: string;
  readonly facts: string;
  readonly lane: string;
  readonly owner: string;
  readonly received_at: string;
};

function storedOf(row: StoredRow): StoredDeclaration {
  return {
    declaration: JSON.parse(row.body) as Declaration,
    decision: JSON.parse(row.decision) as Decision,
    facts: JSON.parse(row.facts) as Facts,
    owner: row.owner as UserId,
    receivedAt: row.received_at,
    lane: row.lane as Lane,
  };
}

async function find(
  database: Kysely<Database>,
  id: string,
  version?: number,
): Promise<StoredDeclaration | undefined> {
  const versions = storedRows(database).where('declaration_id', '=', id);
  const asked =
    version === undefined
      ? versions.orderBy('version', 'desc').limit(1)
      : versions.where('version', '=', version);
  const row = await asked.executeTakeFirst();
  return row && storedOf(row);
}

async function history(database: Kysely<Database>, id: string): Promise<DeclarationHistory> {
  const [versions, reroutes, findings] = await Promise.all([
    storedRows(database)
      .select('act_sequence')
      .where('declaration_id', '=', id)
      .orderBy('act_sequence')
      .execute(),
    database
      .selectFrom('reroutes')
      .select(['act_sequence', 'body'])
      .where('declaration_id', '=', id)
      .orderBy('act_sequence')
      .execute(),
    database
      .selectFrom('findings')
      .select(['act_sequence', 'body'])
      .where('declaration_id', '=', id)
      .orderBy('act_sequence')
      .execute(),
  ]);
  return {
    versions: versions.map((row) => ({ sequence: row.act_sequence, told: storedOf(row) })),
    reroutes: reroutes.map((row) => ({ sequence: row.act_sequence, told: JSON.parse(row.body) as Reroute })),
    findings: findings.map((row) => {
      return { sequence: row.act_sequence, told: JSON.parse(row.body) as RecordedFinding };
    }),
  };
}

async function list(
  database: Kysely<Database>,
  filter: DeclarationFilter,
  before: number | undefined,
  limit: number,
): Promise<readonly DeclarationSummary[]> {
  let query = database
    .selectFrom('declarations')
    .select([
      'act_sequence as sequence',
      'declaration_id as id',
      'version',
      'flow',
      'office',
      'lodged_at',
      'decided_at',
      'importer',
      'items',
      'commodity_code',
      'lane',
      'selected_by',
      'level',
      'likelihood',
      'measures',
      'reason',
    ])
    .where('superseded', '=', false)
    .orderBy('act_sequence', 'desc')
    .limit(limit);
  query = filtered(query, filter);
  if (before !== undefined) query = query.where('act_sequence', '<', before);
  const rows = await query.execute();
  return rows.map(
    ({ lodged_at, decided_at, importer, commodity_code, selected_by, measures, reason, ...row }) => ({
      ...(row as Pick<
        DeclarationSummary,
        'sequence' | 'id' | 'version' | 'flow' | 'office' | 'items' | 'lane' | 'level' | 'likelihood'
      >),
      lodgedAt: lodged_at,
      decidedAt: decided_at,
      selectedBy: selected_by as DeclarationSummary['selectedBy'],
      measures: measures ?? [],
      ...(importer !== null && { importer }),
      ...(commodity_code !== null && { commodityCode: commodity_code }),
      ...(reason !== null && { reason }),
    }),
  );
}

function filtered<Row>(
  query: SelectQueryBuilder<Database, 'declarations', Row>,
  { offices, lane, flow }: DeclarationFilter,
): SelectQueryBuilder<Database, 'declarations', Row> {
  let narrowed = query;
  if (offices !== undefined) narrowed = narrowed.where('office', '=', sql<string>`any(${offices}::text[])`);
  if (lane !== undefined) narrowed = narrowed.where('lane', '=', lane);
  if (flow !== undefined) narrowed = narrowed.where('flow', '=', flow);
  return narrowed;
}

async function storeReroute(
  database: Kysely<Database>,
  atHand: RecordsAtHand,
  reroute: Reroute,
): Promise<void> {
  const { declarationId, version, to, at, by } = reroute;
  const body = JSON.stringify(reroute);
  const act: NewAct = {
    at,
    actor: by,
    kind: 'declaration.rerouted',
    subject: versionSubject(declarationId, version),
    body,
  };
  const { before, after } = await inChain(database, async (transaction, end) => {
    // Whether a version still waits for its control matters to those after it.
    const [appended] = await appendActs(transaction, end, [act], { changesHistory: true });
    if (appended === undefined) throw new Error('An act was not appended');
    const row = { act_sequence: appended.sequence, declaration_id: declarationId, version, body };
    await transaction.insertInto('reroutes').values(row).execute();
    await transaction
      .updateTable('declarations')
      .set({
        lane: to,
        waiting: sql<boolean>`${to !== 'green'} and not superseded and not exists (
        select from findings where findings.declaration_id = declarations.declaration_id and findings.version = declarations.version)`,
      })
      .where('declaration_id', '=', declarationId)
      .where('version', '=', version)
      .execute();
    return { before: end.historyAct, after: appended.hash };
  });
  atHand.follow(before, after, new Map());
}
