import { type Kysely, sql } from 'kysely';
import type { RecordedFinding } from '../app/ports/store.ts';
import type { Declaration } from '../domain/declaration.ts';
import type { Moment } from '../domain/moment.ts';
import { type OwnPast, versionFound } from '../identify/history/own-past.ts';
import type { Database } from './database.ts';

type VersionRow = {
  readonly declaration_id: string;
  readonly version: number;
  readonly body: string;
  readonly heard_at: string;
  readonly waiting: boolean;
};
type FindingRow = { readonly declaration_id: string; readonly version: number; readonly body: string };

/**
 * The versions of declarations, and what was found on them, in the order in which they were recorded; only those
 * recorded before an act, where one is named.
 */
export async function ownPasts(
  database: Kysely<Database>,
  ids: readonly string[],
  before?: number,
): Promise<ReadonlyMap<string, OwnPast>> {
  if (ids.length === 0) return new Map();
  const until = before === undefined ? sql`` : sql`and act_sequence < ${before}`;
  const versions = await sql<VersionRow>`
    select declaration_id, version, body, coalesce(heard_at, received_at) as heard_at, waiting
    from declarations where declaration_id = any(${ids}::text[]) ${until} order by act_sequence`.execute(
    database,
  );
  const findings = await sql<FindingRow>`
    select declaration_id, version, body from findings
    where declaration_id = any(${ids}::text[]) ${until} order by act_sequence`.execute(database);
  const found = Map.groupBy(findings.rows, (row) => row.declaration_id);
  const byId = Map.groupBy(versions.rows, (row) => row.declaration_id);
  return new Map([...byId].map(([id, rows]) => [id, pastOf(rows, found.get(id) ?? [])]));
}

function pastOf(rows: readonly VersionRow[], found: readonly FindingRow[]): OwnPast {
  const versions = rows.map(({ body, heard_at, waiting }) => ({
    declaration: JSON.parse(body) as Declaration,
    at: heard_at as Moment,
    isWaiting: waiting,
  }));
  const findings = found.flatMap(({ version, body }) => {
    const { finding, at } = JSON.parse(body) as RecordedFinding;
    // Under the version it is on, as it was learnt: a later finding on the same takes its place.
    const found = { ...finding, version };
    const declaration = versionFound({ versions, findings: [] }, found);
    return declaration === undefined ? [] : [{ finding: found, declaration, at: at as Moment }];
  });
  return { versions, findings };
}
