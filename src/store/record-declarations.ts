import { hash } from 'node:crypto';
import { type Kysely, sql, type Transaction } from 'kysely';
import { decideInOrder, toDecide } from '../app/declarations/decide-in-order.ts';
import { takesAnotherVersion } from '../app/declarations/most-versions.ts';
import type {
  DecidedDeclaration,
  Deciding,
  EarlierVersions,
  RecordOutcome,
  Submission,
} from '../app/ports/store.ts';
import type { NewAct } from '../domain/act.ts';
import type { Decision } from '../domain/decision.ts';
import { type Declaration, versionOf } from '../domain/declaration.ts';
import type { UserId } from '../domain/user.ts';
import { versionSubject } from '../domain/version-subject.ts';
import { noOwnPast } from '../identify/history/own-past.ts';
import { appendActs, type ChainEnd, inChain } from './chain.ts';
import type { Database } from './database.ts';
import { keepRecords, recallRecords } from './history-records.ts';
import { jsonColumn } from './json-column.ts';
import { ownPasts } from './own-pasts.ts';

type Stored = {
  readonly declaration_id: string;
  readonly version: number;
  readonly content_hash: string;
  readonly owner: string;
  readonly draw: number;
  readonly draw_day: string;
  readonly bytes: number;
};

/** A declaration in the texts that are stored and hashed. */
type Written = {
  readonly one: DecidedDeclaration;
  readonly version: number;
  readonly decision: string;
  readonly facts: string;
};

/** Decides and records declarations with their acts, all or none; see the port for the outcomes. */
export async function recordDeclarations(
  database: Kysely<Database>,
  submissions: readonly Submission[],
  deciding: Deciding,
): Promise<readonly RecordOutcome[]> {
  return inChain(database, async (transaction, end) => {
    const stored = await storedVersions(transaction, submissions);
    const judged = submissions.map((one) => judge(one, stored.get(one.declaration.id) ?? []));
    const fresh = submissions.filter((_, index) => judged[index]?.kind === 'fresh');
    const made =
      fresh.length === 0 ? nothingMade : await decideAndInsert(transaction, end, fresh, stored, deciding);
    return answers(transaction, submissions, judged, made);
  });
}

/** What was decided of the fresh ones, and why nothing was of some of them. */
type Made = { readonly written: readonly Written[]; readonly undecidable: ReadonlyMap<string, unknown> };
const nothingMade: Made = { written: [], undecidable: new Map() };

async function decideAndInsert(
  transaction: Transaction<Database>,
  end: ChainEnd,
  fresh: readonly Submission[],
  stored: StoredVersions,
  deciding: Deciding,
): Promise<Made> {
  const asked = toDecide(fresh, deciding.history);
  const records = await recallRecords(transaction, asked.keys);
  const again = fresh.map(({ declaration }) => declaration.id).filter((id) => stored.has(id));
  const pasts = await ownPasts(transaction, again);
  const earlier = new Map(
    again.map((id) => [
      id as string,
      { ...earlierOf(stored.get(id) ?? []), own: pasts.get(id) ?? noOwnPast },
    ]),
  );
  const { decided, changed, undecidable } = decideInOrder(asked, { records, earlier }, deciding.decide);
  const all = decided.map(written);
  await insert(transaction, end, all, stored);
  await keepRecords(transaction, changed);
  return { written: all, undecidable };
}

type StoredVersions = ReadonlyMap<string, readonly Stored[]>;

async function storedVersions(
  transaction: Transaction<Database>,
  submissions: readonly Submission[],
): Promise<StoredVersions> {
  const rows = await transaction
    .selectFrom('declarations')
    .select(['declaration_id', 'version', 'content_hash', 'owner', 'draw', 'draw_day'])
    // The length is known without reading the text.
    .select(sql<number>`octet_length(body)`.as('bytes'))
    .where('declaration_id', '=', sql<string>`any(${submissions.map((one) => one.declaration.id)}::text[])`)
    .orderBy('act_sequence')
    .execute();
  return Map.groupBy(rows, (row) => row.declaration_id);
}

function earlierOf([first]: readonly Stored[]): Omit<EarlierVersions, 'own'> {
  if (first === undefined) throw new Error('A declaration is in the record without a version');
  return { draw: first.draw, drawDay: first.draw_day };
}

type Judgement =
  | { readonly kind: 'fresh' | 'conflict' | 'too-many-versions' }
  | { readonly kind: 'known'; readonly owner: UserId };

/** Whether a declaration is new here, known already, in the way of another, or amended too often. */
function judge(one: Submission, stored: readonly Stored[]): Judgement {
  const same = stored.find((row) => row.version === versionOf(one.declaration));
  if (same?.content_hash === one.contentHash) return { kind: 'known', owner: same.owner as UserId };
  const isTaken = same !== undefined || (!one.seesOthers && stored.some((row) => row.owner !== one.by.id));
  if (isTaken) return { kind: 'conflict' };
  const bytes = stored.reduce((sum, row) => sum + row.bytes, 0);
  return { kind: takesAnotherVersion(stored.length, bytes) ? 'fresh' : 'too-many-versions' };
}

function written(one: DecidedDeclaration): Written {
  return {
    one,
    version: versionOf(one.declaration),
    decision: JSON.stringify(one.decision),
    facts: JSON.stringify(one.facts),
  };
}

function actOf({ one, version, decision, facts }: Written): NewAct {
  return {
    at: one.decision.decidedAt,
    actor: one.by.name,
    kind: 'declaration.decided',
    subject: versionSubject(one.declaration.id, version),
    body: `{"content":"${one.contentHash}","decision":"${hash('sha256', decision)}","facts":"${hash('sha256', facts)}"}`,
  };
}

async function insert(
  transaction: Transaction<Database>,
  end: ChainEnd,
  fresh: readonly Written[],
  stored: ReadonlyMap<string, readonly Stored[]>,
): Promise<void> {
  const acts = await appendActs(transaction, end, fresh.map(actOf));
  const isSuperseded = fresh.map(({ one, version }) =>
    (stored.get(one.declaration.id) ?? []).some((row) => row.version > version),
  );
  await insertRows(
    transaction,
    fresh,
    acts.map((act) => act.sequence),
    isSuperseded,
  );
  await supersede(
    transaction,
    fresh.filter(({ one }) => stored.has(one.declaration.id)),
  );
}

async function insertRows(
  transaction: Transaction<Database>,
  fresh: readonly Written[],
  sequences: readonly number[],
  isSuperseded: readonly boolean[],
): Promise<void> {
  const declared = <Value>(of: (declaration: Declaration, row: Written) => Value): Value[] =>
    fresh.map((row) => of(row.one.declaration, row));
  const decided = <Value>(of: (decision: Decision, row: Written) => Value): Value[] =>
    fresh.map((row) => of(row.one.decision, row));
  await sql`
    insert into declarations (act_sequence, declaration_id, version, office, flow, lodged_at, received_at, owner,
      content_hash, importer, items, commodity_code, body, decided_at, selected_by, level, likelihood, draw,
      draw_day, draw_rate, rule_book, measures, reason, decision, facts, lane, superseded, waiting, heard_at)
    select act_sequence, declaration_id, version, office, flow, lodged_at, received_at, owner,
      content_hash, importer, items, commodity_code, body, decided_at, selected_by, level, likelihood, draw,
      draw_day, draw_rate, rule_book, coalesce(string_to_array(nullif(measures, ''), E'\\n'), '{}'), reason, decision,
      facts, lane, superseded, waiting, heard_at
    from unnest(
      ${sequences}::bigint[], ${declared(({ id }) => id)}::text[], ${declared((_, { version }) => version)}::integer[],
      ${declared(({ office }) => office)}::text[], ${declared(({ flow }) => flow)}::text[],
      ${declared(({ lodgedAt }) => lodgedAt)}::timestamptz[], ${declared((_, { one }) => one.receivedAt)}::timestamptz[],
      ${declared((_, { one }) => one.by.id)}::text[], ${declared((_, { one }) => one.contentHash)}::text[],
      ${declared(({ importer }) => importer?.name ?? importer?.id ?? null)}::text[],
      ${declared(({ items }) => items.length)}::integer[],
      ${declared(({ items }) => items[0]?.commodityCode ?? null)}::text[], ${jsonColumn(declared((_, { one }) => one.content))},
      ${decided(({ decidedAt }) => decidedAt)}::timestamptz[], ${decided(({ selectedBy }) => selectedBy)}::text[],
      ${decided(({ level }) => level)}::text[], ${decided(({ likelihood }) => likelihood)}::float8[],
      ${decided(({ randomDraw }) => randomDraw.value)}::float8[], ${decided((_, { one }) => one.drawDay)}::text[],
      ${decided(({ randomDraw }) => randomDraw.rate)}::float8[], ${decided(({ ruleBook }) => ruleBook)}::text[],
      ${decided(({ measures }) => [...new Set(measures.map(({ code }) => code))].join('\n'))}::text[],
      ${decided(({ reasons }) => reasons[0]?.text ?? null)}::text[], ${jsonColumn(decided((_, { decision }) => decision))},
      ${jsonColumn(decided((_, { facts }) => facts))}, ${decided(({ lane }) => lane)}::text[],
      ${isSuperseded}::boolean[], ${decided(({ lane }) => lane !== 'green')}::boolean[],
      ${declared((_, { one }) => one.heardAt)}::timestamptz[])
    as fresh (act_sequence, declaration_id, version, office, flow, lodged_at, received_at, owner, content_hash,
      importer, items, commodity_code, body, decided_at, selected_by, level, likelihood, draw, draw_day, draw_rate,
      rule_book, measures, reason, decision, facts, lane, superseded, waiting, heard_at)`.execute(
    transaction,
  );
}

/** Marks the older versions of amended declarations: lists and queues show the newest. */
async function supersede(transaction: Transaction<Database>, amended: readonly Written[]): Promise<void> {
  if (amended.length === 0) return;
  await sql`
    update declarations set superseded = true, waiting = false
    from unnest(${amended.map(({ one }) => one.declaration.id)}::text[], ${amended.map((row) => row.version)}::integer[])
      as newer (declaration_id, version)
    where declarations.declaration_id = newer.declaration_id and declarations.version < newer.version`.execute(
    transaction,
  );
}

async function answers(
  transaction: Transaction<Database>,
  submissions: readonly Submission[],
  judged: readonly Judgement[],
  { written: fresh, undecidable }: Made,
): Promise<readonly RecordOutcome[]> {
  const made = new Map(fresh.map(({ one }) => [one.declaration.id as string, one.decision]));
  const known = submissions.filter((_, index) => judged[index]?.kind === 'known');
  const decisions =
    known.length === 0 ? new Map<string, Decision>() : await storedDecisions(transaction, known);
  return submissions.map(({ declaration }, index): RecordOutcome => {
    const judgement = judged[index];
    const decision = made.get(declaration.id);
    if (judgement?.kind === 'fresh' && decision !== undefined) return { kind: 'recorded', decision };
    if (undecidable.has(declaration.id))
      return { kind: 'undecidable', error: undecidable.get(declaration.id) };
    const before = decisions.get(versionSubject(declaration.id, versionOf(declaration)));
    if (judgement?.kind === 'known' && before !== undefined)
      return { kind: 'known', decision: before, owner: judgement.owner };
    return { kind: judgement?.kind === 'too-many-versions' ? 'too-many-versions' : 'conflict' };
  });
}

async function storedDecisions(
  transaction: Transaction<Database>,
  known: readonly Submission[],
): Promise<ReadonlyMap<string, Decision>> {
  const rows = await transaction
    .selectFrom('declarations')
    .select(['declaration_id', 'version', 'decision'])
    .where('declaration_id', '=', sql<string>`any(${known.map((one) => one.declaration.id)}::text[])`)
    .execute();
  return new Map(
    rows.map((row) => [
      versionSubject(row.declaration_id, row.version),
      JSON.parse(row.decision) as Decision,
    ]),
  );
}
