import { type Kysely, sql } from 'kysely';
import type { AnswerStore } from '../app/ports/store.ts';
import type { Database } from './database.ts';

/** Answers by idempotency key, kept for a day. */
export function answerStore(database: Kysely<Database>): AnswerStore {
  return {
    async find(user, key) {
      const row = await database
        .selectFrom('answers')
        .select(['request_hash', 'status', 'body'])
        .where('user_id', '=', user)
        .where('key', '=', key)
        .where('at', '>', sql<string>`now() - interval '1 day'`)
        .executeTakeFirst();
      return row && { requestHash: row.request_hash, status: row.status, body: row.body };
    },
    async remember(user, key, answer) {
      await sql`
        with forgotten as (delete from answers where at < now() - interval '1 day' and (user_id, key) <> (${user}, ${key}))
        insert into answers (user_id, key, request_hash, status, body)
        values (${user}, ${key}, ${answer.requestHash}, ${answer.status}, ${answer.body})
        on conflict (user_id, key) do update
          set request_hash = excluded.request_hash, status = excluded.status, body = excluded.body, at = now()
          where answers.at < now() - interval '1 day'`.execute(database);
    },
  };
}
