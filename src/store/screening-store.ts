import { type Kysely, sql } from 'kysely';
import type { RecordedScreeningDecision, ScreeningStore } from '../app/ports/screening-store.ts';
import type { ScreeningDecision } from '../domain/screening-decision.ts';
import { appendActs, inChain } from './chain.ts';
import type { Database } from './database.ts';

/** Decisions on matches with watch lists, in PostgreSQL. */
export function screeningStore(database: Kysely<Database>): ScreeningStore {
  return {
    async keep({ list, entry }, act) {
      await inChain(database, async (transaction, end) => {
        const [appended] = await appendActs(transaction, end, [act]);
        if (appended === undefined) return;
        const row = { act_sequence: appended.sequence, list, entry: String(entry), body: act.body };
        await transaction.insertInto('screening_decisions').values(row).execute();
      });
    },
    async after(sequence, limit) {
      const rows = await told(database)
        .where('act_sequence', '>', sequence)
        .orderBy('act_sequence')
        .limit(limit)
        .execute();
      return rows.map(decisionOf);
    },
    async list({ list, entry }, before, limit) {
      let query = told(database).orderBy('act_sequence', 'desc').limit(limit);
      if (list !== undefined) query = query.where('list', '=', list);
      if (entry !== undefined) query = query.where('entry', '=', entry);
      if (before !== undefined) query = query.where('act_sequence', '<', before);
      return (await query.execute()).map(decisionOf);
    },
  };
}

/** Rows whose act stands in the record word for word: no other is believed. */
function told(database: Kysely<Database>) {
  return database
    .selectFrom('screening_decisions')
    .innerJoin('acts', (join) =>
      join
        .onRef('acts.sequence', '=', 'screening_decisions.act_sequence')
        .onRef('acts.body', '=', 'screening_decisions.body')
        .on('acts.kind', '=', 'screening.decided'),
    )
    .select(['act_sequence', 'acts.body', sql<string>`acts.actor`.as('by'), 'acts.at']);
}

type ToldRow = {
  readonly act_sequence: number;
  readonly body: string;
  readonly by: string;
  readonly at: string;
};

function decisionOf({ act_sequence: sequence, body, by, at }: ToldRow): RecordedScreeningDecision {
  return { ...(JSON.parse(body) as ScreeningDecision), sequence, by, at };
}
