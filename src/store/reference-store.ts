import { type Kysely, sql, type Transaction } from 'kysely';
import type { KeptReferences, ReferenceSnapshot, ReferenceStore } from '../app/ports/reference-store.ts';
import { UnitValueReferences } from '../identify/values/unit-value-references.ts';
import { appendActs, inChain } from './chain.ts';
import type { Database } from './database.ts';
import { whileAlone } from './while-alone.ts';

/** So many of the last kept stay whole: more than a month of nights. What was judged by older ones holds its values. */
export const mostWhole = 40;

type Row = {
  readonly sequence: number;
  readonly at: string;
  readonly told: string;
  readonly is_whole: boolean;
};

/** References in PostgreSQL. What is told of them is read from their acts. */
export function referenceStore(database: Kysely<Database>): ReferenceStore {
  return {
    keep: (references, snapshot, act) =>
      inChain(database, async (transaction, end) => {
        if (await isLast(transaction, snapshot)) return 'known';
        const [appended] = await appendActs(transaction, end, [act]);
        if (appended === undefined) throw new Error('An act was not appended');
        await keep(transaction, references, appended.sequence);
        return 'kept';
      }),
    async list(before, limit) {
      const { rows } = await sql<Row>`
        select sequence, at, acts.body as told, kept.body is not null as is_whole
        from unit_value_references kept join acts on sequence = act_sequence
        ${before === undefined ? sql`` : sql`where act_sequence < ${before}`}
        order by act_sequence desc limit ${limit}`.execute(database);
      return rows.map(keptOf);
    },
    async newest(currency, limit) {
      const { rows } = await sql<Row>`
        select sequence, at, acts.body as told, true as is_whole
        from (
          select distinct on (until) until, act_sequence from unit_value_references
          where currency = ${currency} and body is not null order by until desc, act_sequence desc limit ${limit}
        ) newest join acts on sequence = act_sequence
        order by until desc`.execute(database);
      return rows.map(keptOf);
    },
    async read(sequence) {
      const { rows } = await sql<{ readonly body: string; readonly subject: string }>`
        select kept.body, subject from unit_value_references kept join acts on sequence = act_sequence
        where act_sequence = ${sequence} and kept.body is not null and kind = 'references.built'`.execute(
        database,
      );
      const [row] = rows;
      if (row === undefined) return undefined;
      const content = row.body.split('\n').slice(0, -1);
      // The hash is the one of the act, so that what somebody else put in the place of the content is not used.
      const read = UnitValueReferences.read([JSON.stringify({ hash: row.subject }), ...content]);
      return read.kind === 'read' ? read.references : undefined;
    },
    whileAlone: (work) => whileAlone(database, 'references', work),
  };
}

/** Whether the last references kept of a day and currency are these. */
async function isLast(
  transaction: Transaction<Database>,
  { hash, currency, until }: ReferenceSnapshot,
): Promise<boolean> {
  const last = await transaction
    .selectFrom('unit_value_references')
    .select('hash')
    .where('currency', '=', currency)
    .where('until', '=', until)
    .where('body', 'is not', null)
    .orderBy('act_sequence', 'desc')
    .limit(1)
    .executeTakeFirst();
  return last?.hash === hash;
}

async function keep(
  transaction: Transaction<Database>,
  references: UnitValueReferences,
  sequence: number,
): Promise<void> {
  const { hash, currency, until } = references;
  let body = '';
  for (const line of references.content()) body += `${line}\n`;
  const row = { act_sequence: sequence, hash, currency, until, body };
  await transaction.insertInto('unit_value_references').values(row).execute();
  await sql`
    update unit_value_references set body = null
    where body is not null and act_sequence <= (
      select act_sequence from unit_value_references order by act_sequence desc offset ${mostWhole} limit 1)`.execute(
    transaction,
  );
}

function keptOf({ sequence, at, told, is_whole }: Row): KeptReferences {
  return { ...(JSON.parse(told) as ReferenceSnapshot), sequence, builtAt: at, isWhole: is_whole };
}
