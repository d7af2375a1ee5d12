import type { Store } from '../app/ports/store.ts';
import type { StoreOptions } from '../store/postgres-store.ts';
import { reasonOf } from './input.ts';
import { UsageError } from './usage-error.ts';

export type StoreLocation = { readonly data: string; readonly databaseUrl?: string };

/** A store with what must be stopped after it. */
export type OpenStore = {
  readonly store: Store;
  /** Where a thread of this process finds the same store; it may hold a password. */
  readonly databaseUrl: string;
  readonly close: () => Promise<void>;
};

/** Opens the store a command works on: the embedded one, unless a database is named. */
export async function openStore(location: StoreLocation, options: StoreOptions = {}): Promise<OpenStore> {
  if (location.databaseUrl !== undefined) {
    const store = await connected(location.databaseUrl, options);
    return { store, databaseUrl: location.databaseUrl, close: () => store.close() };
  }
  const { openEmbeddedPostgres } = await import('../store/embedded/embedded-postgres.ts');
  const embedded = await openEmbeddedPostgres(location.data, {
    log: (line) => process.stderr.write(`${line}\n`),
  });
  try {
    const store = await connected(embedded.url, options);
    return {
      store,
      databaseUrl: embedded.url,
      close: async () => {
        await store.close();
        await embedded.stop();
      },
    };
  } catch (error) {
    await embedded.stop();
    throw error;
  }
}

async function connected(url: string, options: StoreOptions): Promise<Store> {
  // Loaded here, so that commands that touch no store do not wait for what a store needs.
  const { openPostgresStore } = await import('../store/postgres-store.ts');
  try {
    return await openPostgresStore(url, options);
  } catch (error) {
    // The address may hold a password; it is not repeated.
    throw new UsageError(`The database cannot be used: ${reasonOf(error)}.`);
  }
}
