import { sql } from 'kysely';
import type { Store } from '../app/store.ts';
import { actStore } from './act-store.ts';
import { answerStore } from './answer-store.ts';
import { connect } from './connect.ts';
import { isDatabaseAbsent } from './database-absence.ts';
import { daySecretStore } from './day-secret-store.ts';
import { declarationStore } from './declaration-store.ts';
import { listStore } from './list-store.ts';
import { migrate } from './migrations/migrate.ts';
import { operationsStore } from './operations-store.ts';
import { profileStore } from './profile-store.ts';
import { ruleBookStore } from './rule-book-store.ts';
import { userStore } from './user-store.ts';

export type StoreOptions = {
  readonly connections?: number;
  /** Told when an idle connection breaks; the pool opens another. */
  readonly onLost?: (error: Error) => void;
};

/** The store on a PostgreSQL, its tables brought up to date. The one Tamga brings itself is no different. */
export async function openPostgresStore(url: string, options: StoreOptions = {}): Promise<Store> {
  const { database } = connect(url, options);
  try {
    await migrate(database);
  } catch (error) {
    await database.destroy();
    throw error;
  }
  return {
    declarations: declarationStore(database),
    operations: operationsStore(database),
    profiles: profileStore(database),
    ruleBooks: ruleBookStore(database),
    lists: listStore(database),
    users: userStore(database),
    daySecrets: daySecretStore(database),
    answers: answerStore(database),
    acts: actStore(database),
    async isReady() {
      try {
        const { rows } = await sql<{ writable: boolean }>`
          select not pg_is_in_recovery() and exists (select from chain_head) as writable`.execute(database);
        return rows[0]?.writable === true;
      } catch {
        return false;
      }
    },
    isAbsence: isDatabaseAbsent,
    async isEmpty() {
      const { rows } = await sql`select from declarations limit 1`.execute(database);
      return rows.length === 0;
    },
    close: () => database.destroy(),
  };
}
