import { type Kysely, sql } from 'kysely';
import type { DaySecret, DaySecretStore } from '../app/ports/store.ts';
import { appendActs, inChain } from './chain.ts';
import type { Database } from './database.ts';

/** The secrets of the days in PostgreSQL; the first node to offer one for a day decides it for all. */
export function daySecretStore(database: Kysely<Database>): DaySecretStore {
  return {
    async commit(offered, act) {
      const held = await heldFor(database, offered.day);
      if (held !== undefined) return held;
      return inChain(database, async (transaction, end) => {
        const { rows } = await sql`
          insert into day_secrets (day, secret, hash) values (${offered.day}, ${offered.secret}, ${offered.hash})
          on conflict do nothing returning day`.execute(transaction);
        if (rows.length > 0) await appendActs(transaction, end, [act]);
        return (await heldFor(transaction, offered.day)) ?? offered;
      });
    },
    async list(limit) {
      return database
        .selectFrom('day_secrets')
        .select(['day', 'secret', 'hash'])
        .orderBy('day', 'desc')
        .limit(limit)
        .execute();
    },
  };
}

async function heldFor(database: Kysely<Database>, day: string): Promise<DaySecret | undefined> {
  return database
    .selectFrom('day_secrets')
    .select(['day', 'secret', 'hash'])
    .where('day', '=', day)
    .executeTakeFirst();
}
