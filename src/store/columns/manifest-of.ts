import { isOfRecord } from '../../app/ports/history-columns.ts';
import type { HistoryStore } from '../../app/ports/history-store.ts';
import { type Manifest, readManifest } from './manifest.ts';

/** The manifest of a folder, while it is written too; undefined where its columns are not those of a record. */
export async function manifestOf(
  folder: string,
  record: Pick<HistoryStore, 'hashOf'>,
): Promise<Manifest | undefined> {
  const manifest = readManifest(folder);
  return manifest !== undefined && (await isOfRecord(manifest.last, record)) ? manifest : undefined;
}
