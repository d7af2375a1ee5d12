import { randomBytes } from 'node:crypto';
import { mkdirSync, readdirSync, rmSync, statSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { HistoryColumnsWriter, LastFollowed } from '../../app/ports/history-columns.ts';
import type { HistoryEntry, HistoryFinding, HistoryStore } from '../../app/ports/history-store.ts';
import { type ExclusiveLock, tryExclusiveLock } from '../embedded/exclusive-lock.ts';
import { GrowingHistory } from './growing-history.ts';
import {
  emptyManifest,
  filesOf,
  isBeginning,
  itemEndsFile,
  keepCheckpoint,
  type Manifest,
  replaceManifest,
} from './manifest.ts';
import { manifestOf } from './manifest-of.ts';
import { syncFiles, writePieces } from './write-pieces.ts';

const folderMode = 0o700;
/** What a power cut can cost: so much following anew. */
const checkpointMilliseconds = 600_000;
const lockFile = 'writer.lock';

/**
 * Opens the columns of a record for writing: goes on where they were left, and begins anew where there are none, where
 * they are of another record or of a state that it was set back from, or where something of them is missing or cut
 * short. Undefined while another process writes them.
 */
export async function openColumnsWriter(
  folder: string,
  record: Pick<HistoryStore, 'hashOf'>,
): Promise<HistoryColumnsWriter | undefined> {
  mkdirSync(folder, { recursive: true, mode: folderMode });
  const lock = tryExclusiveLock(join(folder, lockFile));
  if (lock === undefined) return undefined;
  try {
    const found = await manifestOf(folder, record);
    const manifest = found !== undefined && isWhole(folder, found) ? found : await beginAnew(folder);
    removeOthers(folder, manifest.folder);
    return new ColumnsWriter(folder, manifest, lock);
  } catch (error) {
    lock.release();
    throw error;
  }
}

async function beginAnew(folder: string): Promise<Manifest> {
  const manifest = emptyManifest(`columns-${randomBytes(6).toString('hex')}`);
  await mkdir(join(folder, manifest.folder), { mode: folderMode });
  await replaceManifest(folder, manifest);
  await keepCheckpoint(folder, manifest);
  return manifest;
}

/** Whether every file has what the manifest says is whole. */
function isWhole(folder: string, manifest: Manifest): boolean {
  return filesIn(manifest).every(({ name, bytes }) => {
    const size = statSync(join(folder, manifest.folder, name), { throwIfNoEntry: false })?.size ?? 0;
    return size >= bytes;
  });
}

function filesIn(manifest: Manifest): readonly { readonly name: string; readonly bytes: number }[] {
  const ends = { name: itemEndsFile, bytes: manifest.declarations * 4 };
  return [ends, ...manifest.columns.flatMap(filesOf)].filter(({ bytes }) => bytes > 0);
}

/** Takes away what earlier beginnings left, and nothing that was not made here. */
function removeOthers(folder: string, kept: string): void {
  for (const name of readdirSync(folder)) {
    if (isBeginning(name) && name !== kept) rmSync(join(folder, name), { recursive: true, force: true });
  }
}

class ColumnsWriter implements HistoryColumnsWriter {
  readonly #folder: string;
  readonly #lock: ExclusiveLock;
  readonly #history: GrowingHistory;
  /** What was written since the last checkpoint. */
  #written: Manifest | undefined;
  #checkpointAt = Date.now();

  constructor(folder: string, manifest: Manifest, lock: ExclusiveLock) {
    this.#folder = folder;
    this.#lock = lock;
    this.#history = new GrowingHistory(manifest, join(folder, manifest.folder));
  }

  get upTo() {
    return this.#history.upTo;
  }

  get last() {
    return this.#history.last;
  }

  get waiting(): number {
    return this.#history.waiting;
  }

  append(entries: readonly HistoryEntry[], findings: readonly HistoryFinding[]): void {
    for (const entry of entries) this.#history.append(entry);
    for (const finding of findings) this.#history.appendFinding(finding);
  }

  async flush(last: LastFollowed): Promise<void> {
    const manifest = this.#history.manifest(last);
    await writePieces(join(this.#folder, manifest.folder), this.#history.pieces());
    await replaceManifest(this.#folder, manifest);
    this.#history.settle(manifest);
    this.#written = manifest;
    if (Date.now() - this.#checkpointAt > checkpointMilliseconds) await this.#keepCheckpoint();
  }

  async close(): Promise<void> {
    try {
      if (this.#written !== undefined) await this.#keepCheckpoint();
    } finally {
      this.#lock.release();
    }
  }

  /** Not at every flush: a hundred syncs would keep the disk from those that declarations wait for. */
  async #keepCheckpoint(): Promise<void> {
    const manifest = this.#written;
    if (manifest === undefined) return;
    const names = filesIn(manifest).map(({ name }) => name);
    await syncFiles(join(this.#folder, manifest.folder), names);
    await keepCheckpoint(this.#folder, manifest);
    this.#checkpointAt = Date.now();
    this.#written = undefined;
  }
}
