import { type Kysely, sql } from 'kysely';
import type {
  HistoryEntry,
  HistoryFinding,
  HistoryStore,
  NamedVersion,
  VersionNames,
} from '../app/ports/history-store.ts';
import type { RecordedFinding } from '../app/ports/store.ts';
import type { Decision } from '../domain/decision.ts';
import type { Declaration } from '../domain/declaration.ts';
import type { Facts } from '../domain/facts.ts';
import type { Moment } from '../domain/moment.ts';
import type { Database } from './database.ts';

/** What one reading may hold in memory, beyond its first entry; a declaration may be of many megabytes. */
const mostBytes = 2_097_152;

type EntryRow = {
  readonly sequence: number;
  readonly body: string;
  readonly decision: string;
  readonly facts: string;
  readonly supersedes: number | null;
  readonly first: number | null;
  readonly heard_at: string;
};

type FindingRow = { readonly sequence: number; readonly declaration: number | null; readonly body: string };

/** The record in PostgreSQL, in its order. Acts are committed in the order of their sequences, so none comes late. */
export function historyStore(database: Kysely<Database>): HistoryStore & VersionNames {
  return {
    async hashOf(sequence) {
      const act = await database
        .selectFrom('acts')
        .select('hash')
        .where('sequence', '=', sequence)
        .executeTakeFirst();
      return act?.hash;
    },
    entriesAfter: (sequence, limit) => entriesAfter(database, sequence, limit),
    findingsAfter: (sequence, limit) => findingsAfter(database, sequence, limit),
    versionsAt: (sequences) => versionsAt(database, sequences),
  };
}

async function entriesAfter(
  database: Kysely<Database>,
  sequence: number,
  limit: number,
): Promise<readonly HistoryEntry[]> {
  const { rows } = await sql<EntryRow>`
    select act_sequence as sequence, body, decision, facts,
      (select case when earlier.version > taken.version then taken.act_sequence else earlier.act_sequence end
        from declarations earlier
        where earlier.declaration_id = taken.declaration_id and earlier.act_sequence < taken.act_sequence
        order by earlier.version desc limit 1) as supersedes,
      (select min(earlier.act_sequence) from declarations earlier
        where earlier.declaration_id = taken.declaration_id and earlier.act_sequence < taken.act_sequence) as first,
      coalesce(heard_at, received_at) as heard_at
    from (
      select *, sum(octet_length(body)) over (order by act_sequence) - octet_length(body) as bytes_before
      from (
        select * from declarations where act_sequence > ${sequence} order by act_sequence limit ${limit}) next
    ) taken where bytes_before < ${mostBytes} order by act_sequence`.execute(database);
  return rows.map((row) => ({
    sequence: row.sequence,
    declaration: JSON.parse(row.body) as Declaration,
    decision: JSON.parse(row.decision) as Decision,
    facts: JSON.parse(row.facts) as Facts,
    ...(row.supersedes !== null && { supersedes: row.supersedes }),
    ...(row.first !== null && { first: row.first }),
    heardAt: row.heard_at as Moment,
  }));
}

async function findingsAfter(
  database: Kysely<Database>,
  sequence: number,
  limit: number,
): Promise<readonly HistoryFinding[]> {
  const { rows } = await sql<FindingRow>`
    select findings.act_sequence as sequence, declarations.act_sequence as declaration, findings.body
    from findings left join declarations using (declaration_id, version)
    where findings.act_sequence > ${sequence} order by findings.act_sequence limit ${limit}`.execute(
    database,
  );
  return rows.map((row) => {
    const { finding, at } = JSON.parse(row.body) as RecordedFinding;
    return {
      sequence: row.sequence,
      finding,
      at: at as Moment,
      ...(row.declaration !== null && { declaration: row.declaration }),
    };
  });
}

async function versionsAt(
  database: Kysely<Database>,
  sequences: readonly number[],
): Promise<ReadonlyMap<number, NamedVersion>> {
  const { rows } = await sql<NamedVersion & { readonly sequence: number }>`
    select act_sequence as sequence, declaration_id as id, version from declarations
    where act_sequence = any(${sequences}::bigint[])`.execute(database);
  return new Map(rows.map(({ sequence, id, version }) => [sequence, { id, version }]));
}
