import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ColumnKind } from '../../app/history/recorded-fields.ts';
import type { FollowedUpTo, LastFollowed } from '../../app/ports/history-columns.ts';
import { writeDurably } from '../embedded/durable-file.ts';

const scopes = ['declaration', 'item', 'finding'] as const;
export type ColumnScope = (typeof scopes)[number];
const kinds: readonly ColumnKind[] = ['text', 'texts', 'number'];

/** A column in files: what of them is whole. What stands behind that was never finished, and counts for nothing. */
export type StoredColumn = {
  readonly path: string;
  readonly scope: ColumnScope;
  readonly kind: ColumnKind;
  /** The beginning of its files' names. */
  readonly file: string;
  /** The row its first value is of, and how many rows are written from there on; all others are absent. */
  readonly from: number;
  readonly rows: number;
  /** Of its dictionary, without the absence. */
  readonly texts: number;
  readonly textBytes: number;
  /** Of all rows together, where a row may have several. */
  readonly elements: number;
};

/** What a folder of columns holds. It is replaced as a whole, so that it never speaks of half of anything. */
export type Manifest = {
  readonly format: 6;
  /** The folder of the files, within that of the manifest. */
  readonly folder: string;
  readonly declarations: number;
  readonly items: number;
  readonly findings: number;
  readonly upTo: FollowedUpTo;
  /** By which their record is known; absent where nothing of it was followed. */
  readonly last?: LastFollowed;
  readonly columns: readonly StoredColumn[];
  /** Whether national boxes were left out, because there were too many names. */
  readonly isWithoutSomeBoxes: boolean;
};

/** Another than that of a version before, whenever more is kept: columns of less are made anew. */
const format = 6;
const manifestFile = 'manifest.json';
const checkpointFile = 'checkpoint.json';
/** What declarations hold is for the server's eyes alone. */
const fileMode = 0o600;

/** A manifest with the run of the machine it was written in. */
type WrittenManifest = Manifest & { readonly boot: string };

/**
 * The manifest of a folder; undefined where there is none that this version of Tamga wrote. What a process wrote
 * outlives the process, but what was not synced may not outlive the machine's run: then the last checkpoint counts,
 * which is as true, since columns only grow.
 */
export function readManifest(folder: string): Manifest | undefined {
  const newest = readFile(join(folder, manifestFile));
  if (newest?.boot === bootOf()) return newest;
  const checkpoint = readFile(join(folder, checkpointFile));
  return checkpoint !== undefined && checkpoint.folder === newest?.folder ? checkpoint : undefined;
}

function readFile(file: string): WrittenManifest | undefined {
  try {
    const manifest: unknown = JSON.parse(readFileSync(file, 'utf8'));
    return isManifest(manifest) ? manifest : undefined;
  } catch {
    return undefined;
  }
}

/** Lets a manifest count from now on; whatever it speaks of must be written before. */
export async function replaceManifest(folder: string, manifest: Manifest): Promise<void> {
  const file = join(folder, manifestFile);
  await writeFile(`${file}.new`, textOf(manifest), { mode: fileMode });
  await rename(`${file}.new`, file);
}

/** Keeps a manifest for the time after a power cut; whatever it speaks of must be synced before. */
export async function keepCheckpoint(folder: string, manifest: Manifest): Promise<void> {
  await writeDurably(join(folder, checkpointFile), textOf(manifest), fileMode);
}

function textOf(manifest: Manifest): string {
  const written: WrittenManifest = { ...manifest, boot: bootOf() };
  return JSON.stringify(written);
}

/** The name of this run of the machine; where it has none, of this process. */
function bootOf(): string {
  try {
    return readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
  } catch {
    return processRun;
  }
}

const processRun = randomUUID();

/** Whether a folder is one that columns were begun in. */
export function isBeginning(name: string): boolean {
  return /^columns-[0-9a-f]{12}$/.test(name);
}

/** Whether something has all of a manifest, for it may have been damaged, and is made anew then. */
function isManifest(value: unknown): value is WrittenManifest {
  const read = object(value);
  if (read?.format !== format || typeof read.boot !== 'string') return false;
  const { folder, declarations, items, findings, upTo, last, columns, isWithoutSomeBoxes } = read;
  return (
    typeof folder === 'string' &&
    isBeginning(folder) &&
    [declarations, items, findings, object(upTo)?.entries, object(upTo)?.findings].every(isCount) &&
    // Rows of no record would pass for those of any.
    (last === undefined ? declarations === 0 && findings === 0 : isLast(object(last))) &&
    Array.isArray(columns) &&
    columns.every((column) => isColumn(object(column))) &&
    typeof isWithoutSomeBoxes === 'boolean'
  );
}

type Members = Readonly<Record<string, unknown>>;

function isLast(last: Members | undefined): boolean {
  return isCount(last?.sequence) && typeof last?.hash === 'string';
}

function isColumn(column: Members | undefined): boolean {
  if (column === undefined) return false;
  const { path, scope, kind, file, from, rows, texts, textBytes, elements } = column;
  return (
    typeof path === 'string' &&
    scopes.some((known) => known === scope) &&
    kinds.some((known) => known === kind) &&
    typeof file === 'string' &&
    /^\d{4,}$/.test(file) &&
    [from, rows, texts, textBytes, elements].every(isCount)
  );
}

function object(value: unknown): Members | undefined {
  return typeof value === 'object' && value !== null ? (value as Members) : undefined;
}

function isCount(value: unknown): boolean {
  return Number.isSafeInteger(value) && (value as number) >= 0;
}

export function emptyManifest(folder: string): Manifest {
  return {
    format,
    folder,
    declarations: 0,
    items: 0,
    findings: 0,
    upTo: { entries: 0, findings: 0 },
    columns: [],
    isWithoutSomeBoxes: false,
  };
}

/** The files of a column with the bytes of each that are whole. */
export function filesOf(column: StoredColumn): readonly { readonly name: string; readonly bytes: number }[] {
  const { file, kind, rows, elements, texts, textBytes } = column;
  if (kind === 'number') return [{ name: `${file}.values`, bytes: rows * 8 }];
  const dictionary = [
    { name: `${file}.texts`, bytes: textBytes },
    { name: `${file}.text-ends`, bytes: texts * 8 },
  ];
  if (kind === 'text') return [{ name: `${file}.codes`, bytes: rows * 4 }, ...dictionary];
  return [
    { name: `${file}.ends`, bytes: rows * 4 },
    { name: `${file}.codes`, bytes: elements * 4 },
    ...dictionary,
  ];
}

/** Where the items of each declaration end. */
export const itemEndsFile = 'items.ends';
