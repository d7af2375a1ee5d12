import { hash } from 'node:crypto';
import { sql, type Transaction } from 'kysely';
import type { DecidedDeclaration } from '../app/ports/store.ts';
import type { NewAct } from '../domain/act.ts';
import type { Decision } from '../domain/decision.ts';
import { type Declaration, versionOf } from '../domain/declaration.ts';
import { versionSubject } from '../domain/version-subject.ts';
import { appendActs, type ChainEnd } from './chain.ts';
import type { Database } from './database.ts';
import { jsonColumn } from './json-column.ts';
import type { StoredVersions } from './stored-versions.ts';

/** A declaration in the texts that are stored and hashed. */
type Written = {
  readonly one: DecidedDeclaration;
  readonly version: number;
  readonly decision: string;
  readonly facts: string;
};

/**
 * Writes declarations with their decisions and acts; those of which versions are stored take their place. Answers the hash
 * of the last act.
 */
export async function insertDeclarations(
  transaction: Transaction<Database>,
  end: ChainEnd,
  decided: readonly DecidedDeclaration[],
  stored: StoredVersions,
): Promise<string> {
  const fresh = decided.map(written);
  const acts = await appendActs(transaction, end, fresh.map(actOf), { changesHistory: true });
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
  return acts.at(-1)?.hash ?? end.historyAct;
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
