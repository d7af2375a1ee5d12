import { sql } from 'kysely';
import type { Store } from '../app/ports/store.ts';
import { actStore } from './act-store.ts';
import { answerStore } from './answer-store.ts';
import { backtestStore } from './backtest-store.ts';
import { challengerStore } from './challenger-store.ts';
import { connect } from './connect.ts';
import { isDatabaseAbsent } from './database-absence.ts';
import { daySecretStore } from './day-secret-store.ts';
import { declarationStore } from './declaration-store.ts';
import { historyStore } from './history-store.ts';
import { listStore } from './list-store.ts';
import { matchStore } from './match-store.ts';
import { migrate } from './migrations/migrate.ts';
import { operationsStore } from './operations-store.ts';
import { outcomeStore } from './outcome-store.ts';
import { pastStore } from './past-store.ts';
import { profileHistoryStore } from './profile-history-store.ts';
import { profileStore } from './profile-store.ts';
import { readStore } from './read-store.ts';
import { referenceStore } from './reference-store.ts';
import { ruleBookHistoryStore } from './rule-book-history-store.ts';
import { ruleBookStore } from './rule-book-store.ts';
import { screeningStore } from './screening-store.ts';
import { shadowStore } from './shadow/shadow-store.ts';
import { userStore } from './user-store.ts';

export type StoreOptions = {
  readonly connections?: number;
  /** Told when an idle connection breaks; the pool opens another. */
  readonly onLost?: (error: Error) => void;
};

/** Two lists that are uploaded, and what comes in one request. */
const proposalConnections = 3;

/** The store on a PostgreSQL, its tables brought up to date. The one Tamga brings itself is no different. */
export async function openPostgresStore(url: string, options: StoreOptions = {}): Promise<Store> {
  const { database } = connect(url, options);
  const { database: proposals } = connect(url, { ...options, connections: proposalConnections });
  const { database: ahead } = connect(url, { ...options, connections: 1, readsByIndex: true });
  const close = async (): Promise<void> => {
    await Promise.all([database.destroy(), proposals.destroy(), ahead.destroy()]);
  };
  try {
    await migrate(database);
  } catch (error) {
    await close();
    throw error;
  }
  return {
    declarations: declarationStore(database, ahead),
    operations: operationsStore(database),
    past: pastStore(database),
    backtests: backtestStore(database),
    outcomes: outcomeStore(database),
    profiles: profileStore(database),
    ruleBooks: ruleBookStore(database),
    challengers: challengerStore(database),
    shadow: shadowStore(database),
    screening: screeningStore(database),
    lists: listStore(database, proposals),
    users: userStore(database),
    daySecrets: daySecretStore(database),
    answers: answerStore(database),
    acts: actStore(database),
    history: historyStore(database),
    profileHistory: profileHistoryStore(database),
    ruleBookHistory: ruleBookHistoryStore(database),
    references: referenceStore(database),
    reads: readStore(database),
    matches: matchStore(database),
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
    close,
  };
}
