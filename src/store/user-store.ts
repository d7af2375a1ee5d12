import { type Kysely, sql } from 'kysely';
import type { UserStore } from '../app/store.ts';
import type { User } from '../domain/user.ts';
import { appendActs, inChain } from './chain.ts';
import type { Database } from './database.ts';

/** Users and their sessions in PostgreSQL; of tokens and sessions only hashes are kept. */
export function userStore(database: Kysely<Database>): UserStore {
  return {
    create: (user, tokenHash, act) =>
      inChain(database, async (transaction, end) => {
        const { rows } = await sql`
          insert into users (user_id, name, token_hash, body)
          values (${user.id}, ${user.name}, ${tokenHash}, ${JSON.stringify(user)})
          on conflict do nothing returning user_id`.execute(transaction);
        if (rows.length === 0) return 'name-taken';
        await appendActs(transaction, end, [act]);
        return 'created';
      }),
    async findByToken(tokenHash) {
      const row = await database
        .selectFrom('users')
        .select('body')
        .where('token_hash', '=', tokenHash)
        .executeTakeFirst();
      return row && userOf(row);
    },
    async list() {
      return (
        await database.selectFrom('users').select('body').orderBy('created').orderBy('name').execute()
      ).map(userOf);
    },
    openSession: (session, user, expiresAt, act) =>
      inChain(database, async (transaction, end) => {
        await appendActs(transaction, end, [act]);
        await transaction.deleteFrom('sessions').where('expires_at', '<', act.at).execute();
        const row = { session_hash: session, user_id: user, expires_at: expiresAt };
        await transaction.insertInto('sessions').values(row).execute();
      }),
    async findBySession(session, now) {
      const row = await database
        .selectFrom('sessions')
        .innerJoin('users', 'users.user_id', 'sessions.user_id')
        .select('users.body')
        .where('session_hash', '=', session)
        .where('expires_at', '>', now)
        .executeTakeFirst();
      return row && userOf(row);
    },
    closeSession: (session, act) =>
      inChain(database, async (transaction, end) => {
        const closed = await transaction
          .deleteFrom('sessions')
          .where('session_hash', '=', session)
          .returning('user_id')
          .execute();
        if (closed.length > 0) await appendActs(transaction, end, [act]);
      }),
  };
}

function userOf(row: { readonly body: string }): User {
  return JSON.parse(row.body) as User;
}
