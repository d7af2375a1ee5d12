import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Store } from '../../src/app/ports/store.ts';
import { openEmbeddedPostgres } from '../../src/store/embedded/embedded-postgres.ts';
import { openPostgresStore } from '../../src/store/postgres-store.ts';
import type { Site } from './site.ts';

/** A folder for an embedded store. A database that a killed command left running is stopped before it is removed. */
export function storeFolder(site: Site): string {
  const data = join(site.folder(), 'data');
  stopDatabaseOnLeaving(site, data);
  return data;
}

export function stopDatabaseOnLeaving(site: Site, data: string): void {
  site.onLeaving(async () => {
    if (existsSync(postmasterFile(data))) await (await openEmbeddedPostgres(data)).stop();
  });
}

/** Where PostgreSQL writes the number of its process, on the first line. */
export function postmasterFile(data: string): string {
  return join(data, 'postgres', 'postmaster.pid');
}

/** Looks into a store that no command has open. */
export async function lookInto<Result>(
  data: string,
  look: (store: Store) => Promise<Result>,
): Promise<Result> {
  const embedded = await openEmbeddedPostgres(data);
  try {
    const store = await openPostgresStore(embedded.url);
    try {
      return await look(store);
    } finally {
      await store.close();
    }
  } finally {
    await embedded.stop();
  }
}
