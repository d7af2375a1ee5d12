import { type Kysely, sql } from 'kysely';
import type { RuleBookEvent, RuleBookHistoryStore } from '../app/ports/rule-book-history-store.ts';
import type { Database } from './database.ts';

type Row = {
  readonly number: number;
  readonly subject: string;
  readonly at: string;
  readonly actor: string;
  readonly body: string;
};

/** Rule books that came in force, read from the acts in PostgreSQL. */
export function ruleBookHistoryStore(database: Kysely<Database>): RuleBookHistoryStore {
  return {
    async list(before, limit) {
      const { rows } = await sql<Row>`
        select * from (
          select row_number() over (order by sequence) as number, subject, at, actor, body from acts
          where kind = 'rule-book.in-force' and kind <> 'declaration.decided') as told
        where ${before ?? null}::bigint is null or number < ${before ?? null}::bigint
        order by number desc limit ${limit}`.execute(database);
      return rows.map(eventOf);
    },
    async wasInForce(hash) {
      const { rows } = await sql`
        select from acts where kind = 'rule-book.in-force' and kind <> 'declaration.decided' and subject = ${hash}
        limit 1`.execute(database);
      return rows.length > 0;
    },
  };
}

function eventOf({ number, subject, at, actor, body }: Row): RuleBookEvent {
  const { profiles, changes, cause, reason } = JSON.parse(body) as Omit<RuleBookEvent, 'number'>;
  return {
    number,
    hash: subject,
    at,
    by: actor,
    profiles,
    ...(changes !== undefined && { changes }),
    ...(cause !== undefined && { cause }),
    ...(reason !== undefined && { reason }),
  };
}
