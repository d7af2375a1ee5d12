import type { ReferenceSnapshot } from '../app/ports/reference-store.ts';
import type { ReferenceOrder } from '../app/references/build-references.ts';
import { buildAndKeep } from '../app/references/keep-references.ts';
import { connect } from './connect.ts';
import { referenceStore } from './reference-store.ts';
import { settledPast } from './settled-past.ts';

/** Builds references from a store and keeps them there, over a connection of its own; others bring its tables up to date. */
export async function buildFromStore(
  url: string,
  columnsFolder: string,
  order: ReferenceOrder,
): Promise<ReferenceSnapshot | undefined> {
  const { database } = connect(url, { connections: 1 });
  try {
    return await buildAndKeep(settledPast(database, columnsFolder), referenceStore(database), order);
  } finally {
    await database.destroy();
  }
}
