import { type Kysely, sql, type Transaction } from 'kysely';
import type { DecidedBefore, Followed, ShadowBatch, ShadowStore } from '../../app/ports/shadow-store.ts';
import type { Act, ActKind } from '../../domain/act.ts';
import type { Decision } from '../../domain/decision.ts';
import type { Declaration } from '../../domain/declaration.ts';
import type { Facts } from '../../domain/facts.ts';
import { trialActKinds, trialStartKinds } from '../../domain/shadow-trial.ts';
import type { ActsTable, Database, ShadowTrialsTable } from '../database.ts';
import { keep } from './keep.ts';
import { trialOf } from './trial-of.ts';

/** Bytes of declarations judged in one transaction at the most; a single larger one goes by itself. */
const batchBytes = 8_388_608;

/** In the words of the index that finds them. */
const ofKinds = (kinds: readonly ActKind[]) =>
  sql.raw(`kind in (${kinds.map((kind) => `'${kind}'`).join(', ')})`);

/** Whether a trial is open, or one may be opened by an act that nobody has followed yet. */
export async function isNeeded(database: Kysely<Database>): Promise<boolean> {
  const { rows } = await sql<{ needed: boolean }>`
    select exists (select from shadow_trials where to_sequence is null)
      or exists (select from acts where ${ofKinds(trialStartKinds)} and sequence > (select sequence from shadow_watermark))
      as needed`.execute(database);
  return rows[0]?.needed === true;
}

/**
 * One step behind the record. The watermark's row is the lock as well: who has it knows where to go on, and a
 * node that ends in the middle leaves it where it was. The chain is only read: sequences become visible in their
 * order, because every write holds the chain's end, so nothing below a sequence that is seen comes later.
 */
export function follow(
  database: Kysely<Database>,
  limit: number,
  judge: Parameters<ShadowStore['follow']>[1],
): Promise<Followed> {
  return database.transaction().execute(async (transaction): Promise<Followed> => {
    const after = await takeWatermark(transaction);
    if (after === undefined) return { kind: 'elsewhere' };
    const head = await headOf(transaction);
    const open = await openTrials(transaction);
    const acts = await actsOfTrials(transaction, after, head);
    // While nothing was tried there was nothing to judge, however long that was.
    const start = open.length > 0 ? after : acts.find(begins)?.sequence;
    if (start === undefined) {
      await moveWatermark(transaction, head);
      return { kind: 'idle' };
    }
    const declarations = await decidedAfter(transaction, start, head, limit);
    const isCaughtUp = declarations.isLast;
    const end = isCaughtUp ? head : (declarations.rows.at(-1)?.sequence ?? head);
    const batch: ShadowBatch = {
      open,
      acts: acts.filter(({ sequence }) => sequence <= end),
      declarations: declarations.rows,
    };
    if (batch.acts.length === 0 && batch.declarations.length === 0) await moveWatermark(transaction, end);
    else await keep(transaction, await judge(batch), end);
    return { kind: 'judged', declarations: declarations.rows.length, isCaughtUp };
  });
}

function begins({ kind }: Act): boolean {
  return (trialStartKinds as readonly ActKind[]).includes(kind);
}

async function takeWatermark(transaction: Transaction<Database>): Promise<number | undefined> {
  const { rows } = await sql<{ sequence: number }>`
    select sequence, set_config('enable_seqscan', 'off', true)
    from shadow_watermark for update skip locked`.execute(transaction);
  return rows[0]?.sequence;
}

async function moveWatermark(transaction: Transaction<Database>, to: number): Promise<void> {
  await sql`update shadow_watermark set sequence = ${to} where sequence <> ${to}`.execute(transaction);
}

async function headOf(transaction: Transaction<Database>): Promise<number> {
  const row = await transaction.selectFrom('chain_head').select('sequence').executeTakeFirstOrThrow();
  return row.sequence;
}

async function openTrials(transaction: Transaction<Database>): Promise<ShadowBatch['open']> {
  const { rows } = await sql<ShadowTrialsTable>`
    select * from shadow_trials where to_sequence is null order by from_sequence`.execute(transaction);
  return rows.map(trialOf);
}

async function actsOfTrials(
  transaction: Transaction<Database>,
  after: number,
  head: number,
): Promise<readonly Act[]> {
  const { rows } = await sql<ActsTable>`
    select * from acts where ${ofKinds(trialActKinds)} and sequence > ${after} and sequence <= ${head}
    order by sequence`.execute(transaction);
  return rows.map((row) => ({ ...row, kind: row.kind as Act['kind'] }));
}

type DecidedRow = {
  readonly sequence: number;
  readonly body: string;
  readonly decision: string;
  readonly facts: string;
};

/** What was decided in a stretch of the record, as much of it as one step takes. */
async function decidedAfter(
  transaction: Transaction<Database>,
  after: number,
  head: number,
  limit: number,
): Promise<{ readonly rows: readonly DecidedBefore[]; readonly isLast: boolean }> {
  const { rows } = await sql<DecidedRow & { readonly in_reach: number }>`
    select act_sequence as sequence, body, decision, facts, in_reach from (
      select *, sum(octet_length(body) + octet_length(decision)) over (order by act_sequence)
          - octet_length(body) - octet_length(decision) as bytes_before,
        count(*) over () as in_reach
      from (
        select act_sequence, body, decision, facts from declarations
        where act_sequence > ${after} and act_sequence <= ${head}
        order by act_sequence limit ${limit}) as nearest) as weighed
    where bytes_before < ${batchBytes} order by act_sequence`.execute(transaction);
  return {
    rows: rows.map(decidedOf),
    // Fewer in reach than were asked for, and all of them taken: there are no more.
    isLast: (rows[0]?.in_reach ?? 0) < limit && rows.length === (rows[0]?.in_reach ?? 0),
  };
}

function decidedOf({ sequence, body, decision, facts }: DecidedRow): DecidedBefore {
  return {
    sequence,
    declaration: JSON.parse(body) as Declaration,
    decision: JSON.parse(decision) as Decision,
    facts: JSON.parse(facts) as Facts,
  };
}
