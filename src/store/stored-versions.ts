import { type Kysely, sql } from 'kysely';
import { takesAnotherVersion } from '../app/declarations/most-versions.ts';
import type { EarlierVersions, Submission } from '../app/ports/store.ts';
import type { Decision } from '../domain/decision.ts';
import { versionOf } from '../domain/declaration.ts';
import type { UserId } from '../domain/user.ts';
import { versionSubject } from '../domain/version-subject.ts';
import type { Database } from './database.ts';

type Stored = {
  readonly declaration_id: string;
  readonly version: number;
  readonly content_hash: string;
  readonly owner: string;
  readonly draw: number;
  readonly draw_day: string;
  readonly bytes: number;
};

/** The versions of declarations that are in the record, by their ids. */
export type StoredVersions = ReadonlyMap<string, readonly Stored[]>;

/** The versions that are in the record of what is submitted, in its order. */
export async function storedVersions(
  database: Kysely<Database>,
  submissions: readonly Submission[],
): Promise<StoredVersions> {
  const rows = await database
    .selectFrom('declarations')
    .select(['declaration_id', 'version', 'content_hash', 'owner', 'draw', 'draw_day'])
    // The length is known without reading the text.
    .select(sql<number>`octet_length(body)`.as('bytes'))
    .where('declaration_id', '=', sql<string>`any(${submissions.map((one) => one.declaration.id)}::text[])`)
    .orderBy('act_sequence')
    .execute();
  return Map.groupBy(rows, (row) => row.declaration_id);
}

/** What the first version tells those after it. */
export function earlierOf([first]: readonly Stored[]): Omit<EarlierVersions, 'own'> {
  if (first === undefined) throw new Error('A declaration is in the record without a version');
  return { draw: first.draw, drawDay: first.draw_day };
}

export type Judgement =
  | { readonly kind: 'fresh' | 'conflict' | 'too-many-versions' }
  | { readonly kind: 'known'; readonly owner: UserId };

/** Whether a declaration is new here, known already, in the way of another, or amended too often. */
export function judge(one: Submission, stored: readonly Stored[]): Judgement {
  const same = stored.find((row) => row.version === versionOf(one.declaration));
  if (same?.content_hash === one.contentHash) return { kind: 'known', owner: same.owner as UserId };
  const isTaken = same !== undefined || (!one.seesOthers && stored.some((row) => row.owner !== one.by.id));
  if (isTaken) return { kind: 'conflict' };
  const bytes = stored.reduce((sum, row) => sum + row.bytes, 0);
  return { kind: takesAnotherVersion(stored.length, bytes) ? 'fresh' : 'too-many-versions' };
}

/** The decisions on declarations that are in the record, by their version subjects. */
export async function storedDecisions(
  database: Kysely<Database>,
  known: readonly Submission[],
): Promise<ReadonlyMap<string, Decision>> {
  const rows = await database
    .selectFrom('declarations')
    .select(['declaration_id', 'version', 'decision'])
    .where('declaration_id', '=', sql<string>`any(${known.map((one) => one.declaration.id)}::text[])`)
    .execute();
  return new Map(
    rows.map((row) => [
      versionSubject(row.declaration_id, row.version),
      JSON.parse(row.decision) as Decision,
    ]),
  );
}
