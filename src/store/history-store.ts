import { type Kysely, sql } from 'kysely';
import type { HistoryEntry, HistoryFinding, HistoryStore } from '../app/ports/history-store.ts';
import type { RecordedFinding } from '../app/ports/store.ts';
import type { Decision } from '../domain/decision.ts';
import type { Declaration } from '../domain/declaration.ts';
import type { Facts } from '../domain/facts.ts';
import type { Database } from './database.ts';

/** What one reading may hold in memory, beyond its first entry; a declaration may be of many megabytes. */
const mostBytes = 2_097_152;

type EntryRow = {
  readonly sequence: number;
  readonly body: string;
  readonly decision: string;
  readonly facts: string;
  readonly supersedes: number | null;
};

type FindingRow = { readonly sequence: number; readonly declaration: number | null; readonly body: string };

/** The record in PostgreSQL, in its order. Acts are committed in the order of their sequences, so none comes late. */
export function historyStore(database: Kysely<Database>): HistoryStore {
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
        order by earlier.version desc limit 1) as supersedes
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
  return rows.map((row) => ({
    sequence: row.sequence,
    finding: (JSON.parse(row.body) as RecordedFinding).finding,
    ...(row.declaration !== null && { declaration: row.declaration }),
  }));
}
