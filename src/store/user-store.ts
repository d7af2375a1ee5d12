import { type Kysely, sql, type Transaction } from 'kysely';
import type { UserStore } from '../app/ports/store.ts';
import type { User, UserId } from '../domain/user.ts';
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
        if (rows.length === 0) return whatIsTaken(transaction, tokenHash);
        await appendActs(transaction, end, [act]);
        return 'created';
      }),
    async findByToken(tokenHash) {
      const row = await database
        .selectFrom('users')
        .select('body')
        .where('token_hash', '=', tokenHash)
        .where('disabled_at', 'is', null)
        .executeTakeFirst();
      return row && userOf(row);
    },
    async list() {
      const rows = await database
        .selectFrom('users')
        .select(['body', 'disabled_at'])
        .orderBy('created')
        .orderBy('name')
        .execute();
      return rows.map((row) => ({
        ...userOf(row),
        ...(row.disabled_at !== null && { disabledAt: row.disabled_at }),
      }));
    },
    disable: (id, act) =>
      inChain(database, async (transaction, end) => {
        const users = await transaction.selectFrom('users').select(['body', 'disabled_at']).execute();
        const found = users.find((row) => userOf(row).id === id);
        if (found === undefined) return 'missing';
        if (found.disabled_at !== null) return 'unchanged';
        const others = users.filter((row) => row !== found && row.disabled_at === null);
        if (!others.some((row) => userOf(row).roles.includes('admin'))) return 'last-administrator';
        await transaction
          .updateTable('users')
          .set({ disabled_at: act.at })
          .where('user_id', '=', id)
          .execute();
        await endSessions(transaction, id);
        await appendActs(transaction, end, [act]);
        return 'disabled';
      }),
    renewToken: (id, tokenHash, act) =>
      inChain(database, async (transaction, end) => {
        const found = await transaction
          .selectFrom('users')
          .select('disabled_at')
          .where('user_id', '=', id)
          .executeTakeFirst();
        if (found === undefined) return 'missing';
        if (found.disabled_at !== null) return 'disabled';
        await transaction
          .updateTable('users')
          .set({ token_hash: tokenHash })
          .where('user_id', '=', id)
          .execute();
        await endSessions(transaction, id);
        await appendActs(transaction, end, [act]);
        return 'renewed';
      }),
    openSession: ({ hash, user, tokenHash, expiresAt }, act) =>
      inChain(database, async (transaction, end) => {
        // The token was looked at before the lock: it may have been renewed since, and its sessions ended.
        if (!(await holdsToken(transaction, user, tokenHash))) return 'ended';
        await appendActs(transaction, end, [act]);
        await transaction.deleteFrom('sessions').where('expires_at', '<', act.at).execute();
        const row = { session_hash: hash, user_id: user, expires_at: expiresAt };
        await transaction.insertInto('sessions').values(row).execute();
        return 'opened';
      }),
    async findBySession(session, now) {
      const row = await database
        .selectFrom('sessions')
        .innerJoin('users', 'users.user_id', 'sessions.user_id')
        .select('users.body')
        .where('session_hash', '=', session)
        .where('expires_at', '>', now)
        .where('disabled_at', 'is', null)
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

async function holdsToken(
  transaction: Transaction<Database>,
  user: UserId,
  tokenHash: string,
): Promise<boolean> {
  const holder = await transaction
    .selectFrom('users')
    .select('user_id')
    .where('user_id', '=', user)
    .where('token_hash', '=', tokenHash)
    .where('disabled_at', 'is', null)
    .executeTakeFirst();
  return holder !== undefined;
}

async function endSessions(transaction: Transaction<Database>, user: UserId): Promise<void> {
  await transaction.deleteFrom('sessions').where('user_id', '=', user).execute();
}

async function whatIsTaken(
  transaction: Transaction<Database>,
  tokenHash: string,
): Promise<'name-taken' | 'token-taken'> {
  const taken = await transaction
    .selectFrom('users')
    .select('user_id')
    .where('token_hash', '=', tokenHash)
    .executeTakeFirst();
  return taken === undefined ? 'name-taken' : 'token-taken';
}

function userOf(row: { readonly body: string }): User {
  return JSON.parse(row.body) as User;
}
