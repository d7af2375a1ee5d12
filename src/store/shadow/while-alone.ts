import { type Kysely, sql } from 'kysely';
import type { Database } from '../database.ts';

/** The number of the lock, among all that share the database: "shadow" in ASCII. */
const lock = 0x73_68_61_64_6f_77;

/** Runs `work` while this connection holds the lock; the database lets go of it when the connection ends. */
export function whileAlone(database: Kysely<Database>, work: () => Promise<void>): Promise<boolean> {
  return database.connection().execute(async (connection) => {
    const { rows } = await sql<{ held: boolean }>`select pg_try_advisory_lock(${lock}) as held`.execute(
      connection,
    );
    if (rows[0]?.held !== true) return false;
    try {
      await work();
    } finally {
      await sql`select pg_advisory_unlock(${lock})`.execute(connection).catch(() => undefined);
    }
    return true;
  });
}
