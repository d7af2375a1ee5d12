import { Kysely, PostgresDialect } from 'kysely';
import pg from 'pg';
import type { Database } from './database.ts';

const int8 = 20;
const timestamptz = 1184;

/** Sequences stay far below 2^53, and times are ISO 8601 throughout. */
function parserOf(oid: number, format?: string): (value: string) => unknown {
  if (format !== 'binary' && oid === int8) return Number;
  if (format !== 'binary' && oid === timestamptz) return (value) => new Date(value).toISOString();
  return pg.types.getTypeParser(oid, format as 'text');
}

export type Connection = { readonly database: Kysely<Database>; readonly pool: pg.Pool };

export type ConnectOptions = {
  readonly connections?: number;
  readonly onLost?: (error: Error) => void;
  /** That no table is read from end to end where an index leads to what is asked for. */
  readonly readsByIndex?: boolean;
};

/** A pool of connections to a PostgreSQL; a lost idle connection is replaced, not a reason to stop. */
export function connect(url: string, options: ConnectOptions = {}): Connection {
  const pool = new pg.Pool({
    connectionString: url,
    max: options.connections ?? 12,
    types: { getTypeParser: parserOf as typeof pg.types.getTypeParser },
    application_name: 'tamga',
  });
  pool.on('error', (error) => options.onLost?.(error));
  // The pool listens to idle connections only. One that breaks while it is used fails the query that waits for
  // it; without a listener of its own it would end the process besides.
  pool.on('connect', (client) => client.on('error', () => {}));
  if (options.readsByIndex)
    pool.on('connect', (client) => void client.query('set enable_seqscan = off').catch(() => {}));
  return { database: new Kysely<Database>({ dialect: new PostgresDialect({ pool }) }), pool };
}
