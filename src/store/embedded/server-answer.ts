import pg from 'pg';
import { errorCode, errorText } from './embedded-postgres-error.ts';
import { connectionUrl, databaseName, type Endpoint } from './endpoint.ts';

/** What a server says to an attempt to connect. */
export type ServerAnswer =
  | { readonly kind: 'ready' }
  /** It works, but the database was not created yet. */
  | { readonly kind: 'no-database' }
  /** It starts, recovers or shuts down, and says so. */
  | { readonly kind: 'busy'; readonly message: string }
  /** Nobody answers. */
  | { readonly kind: 'silent' }
  /** It answers and does not let us in. */
  | { readonly kind: 'refused'; readonly message: string };

const answerTimeoutMs = 5_000;

/** `cannot_connect_now`, `too_many_connections`, and the three ways in which a server says that it goes down. */
const busyCodes = ['57P03', '53300', '57P01', '57P02'];

/** The database that every cluster has, whether or not Tamga's was created. */
const maintenanceDatabase = 'postgres';

/** Tries to connect once. Never throws. */
export async function askServer(endpoint: Endpoint, password: string): Promise<ServerAnswer> {
  try {
    const found = await withClient(connectionUrl(endpoint, password, maintenanceDatabase), (client) =>
      client.query('SELECT FROM pg_database WHERE datname = $1', [databaseName]),
    );
    return { kind: found.rowCount === 0 ? 'no-database' : 'ready' };
  } catch (error) {
    return answerOf(error);
  }
}

function answerOf(error: unknown): ServerAnswer {
  const code = errorCode(error) ?? '';
  const message = errorText(error);
  if (busyCodes.includes(code)) return { kind: 'busy', message };
  const refused = error instanceof pg.DatabaseError || code === 'EACCES' || code === 'EPERM';
  return refused ? { kind: 'refused', message } : { kind: 'silent' };
}

/** Creates Tamga's database. Throws what `pg` throws. */
export async function createDatabase(endpoint: Endpoint, password: string): Promise<void> {
  await withClient(connectionUrl(endpoint, password, maintenanceDatabase), (client) =>
    client.query(`CREATE DATABASE ${databaseName}`),
  );
}

async function withClient<T>(url: string, use: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: answerTimeoutMs });
  // A server that dies while we disconnect is reported by this event, which would end the process unheard.
  client.on('error', () => undefined);
  try {
    await client.connect();
    return await use(client);
  } finally {
    await client.end().catch(() => undefined);
  }
}
