import { type Kysely, sql } from 'kysely';
import type { Database } from './database.ts';

/** Work that one node does at a time, by the numbers of its locks among all that share the database. */
const locks = {
  /** "shadow" in ASCII. */
  shadow: 0x73_68_61_64_6f_77,
  /** "values" in ASCII. */
  references: 0x76_61_6c_75_65_73,
};

/** Runs `work` while this connection holds the lock; the database lets go of it when the connection ends. */
export function whileAlone(
  database: Kysely<Database>,
  at: keyof typeof locks,
  work: () => Promise<void>,
): Promise<boolean> {
  const lock = locks[at];
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
