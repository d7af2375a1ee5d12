import { randomUUID } from 'node:crypto';
import { type Kysely, sql, type Transaction } from 'kysely';
import { type Act, chained, type NewAct } from '../domain/act.ts';
import type { Database } from './database.ts';
import { jsonColumn } from './json-column.ts';

export type ChainEnd = {
  readonly sequence: number;
  readonly hash: string;
  /** The hash of the act by which the history was changed last; another after every declaration, finding and re-route. */
  readonly historyAct: string;
};

/**
 * Takes the end of the chain for the rest of the transaction. Every write goes through here first, so acts
 * stand in the order in which what they tell of became true, on however many nodes.
 */
export async function lockChain(transaction: Transaction<Database>): Promise<ChainEnd> {
  // A planner that has not seen the tables since they were empty would read them from end to end, and every
  // look-up in a write has an index; the setting ends with the transaction.
  const { rows } = await sql<ChainHead>`
    select chain_head.*, set_config('enable_seqscan', 'off', true) from chain_head for update`.execute(
    transaction,
  );
  const [end] = rows;
  if (end === undefined) throw new Error('The chain of acts has no head');
  return { sequence: end.sequence, hash: end.hash, historyAct: end.history_act ?? '' };
}

/** As it is; tables that are still brought up to date lack what came last. */
type ChainHead = {
  readonly sequence: number;
  readonly hash: string;
  readonly history_act?: string;
};

/** Whether the history is changed by what acts tell of. */
type Change = { readonly changesHistory?: boolean };

/** Appends acts after the locked end, and answers them with their places and links. */
export async function appendActs(
  transaction: Transaction<Database>,
  end: ChainEnd,
  newActs: readonly NewAct[],
  { changesHistory = false }: Change = {},
): Promise<readonly Act[]> {
  const acts = chained(newActs, end);
  const last = acts.at(-1);
  if (last === undefined) return acts;
  await sql`
    with appended as (
      insert into acts (sequence, at, actor, kind, subject, body, hash)
      select * from unnest(
        ${acts.map((act) => act.sequence)}::bigint[], ${acts.map((act) => act.at)}::timestamptz[],
        ${acts.map((act) => act.actor)}::text[], ${acts.map((act) => act.kind)}::text[],
        ${acts.map((act) => act.subject)}::text[], ${jsonColumn(acts.map((act) => act.body))},
        ${acts.map((act) => act.hash)}::text[]))
    update chain_head set sequence = ${last.sequence}, hash = ${last.hash}
      ${changesHistory ? sql`, history_act = ${last.hash}` : sql``}`.execute(transaction);
  return acts;
}

/** The history was changed by no act: what nodes hold of it is no longer that. */
export async function changeHistory(transaction: Transaction<Database>): Promise<void> {
  await sql`update chain_head set history_act = ${randomUUID()}`.execute(transaction);
}

/** A transaction that sees the record as it is at its first question, and keeps nobody from writing. */
export async function inSnapshot<Result>(
  database: Kysely<Database>,
  work: (transaction: Transaction<Database>) => Promise<Result>,
): Promise<Result> {
  return database
    .transaction()
    .setIsolationLevel('repeatable read')
    .execute(async (transaction) => {
      await sql`set local enable_seqscan = off`.execute(transaction);
      return work(transaction);
    });
}

/** A transaction that holds the end of the chain. */
export async function inChain<Result>(
  database: Kysely<Database>,
  work: (transaction: Transaction<Database>, end: ChainEnd) => Promise<Result>,
): Promise<Result> {
  return database
    .transaction()
    .execute(async (transaction) => work(transaction, await lockChain(transaction)));
}
