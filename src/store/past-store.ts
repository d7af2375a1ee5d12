import { type Kysely, sql } from 'kysely';
import type { HistoryRecord } from '../app/backtest/history-record.ts';
import { declaredRow } from '../app/backtest/past-row.ts';
import type { FollowedUpTo } from '../app/ports/history-columns.ts';
import type { HistoryPeriod, PastStore } from '../app/ports/past-store.ts';
import type { RecordedFinding } from '../app/ports/store.ts';
import type { Declaration } from '../domain/declaration.ts';
import type { Facts } from '../domain/facts.ts';
import type { Finding } from '../domain/finding.ts';
import { withKnown } from '../domain/known.ts';
import type { Database } from './database.ts';
import { historyStore } from './history-store.ts';
import type { LaterActs, RecordedPast, RecordedSpan } from './recorded-past.ts';

/** Declarations read at a time: a page is decoded in a few milliseconds, and others get their turn in between. */
const pageSize = 500;

type HistoryRow = {
  readonly sequence: number;
  readonly body: string;
  readonly facts: string;
  readonly draw: number;
  readonly draw_rate: number;
  readonly findings: readonly string[] | null;
};

/** The past in PostgreSQL, by the order of the record. */
export function pastStore(database: Kysely<Database>): PastStore {
  const recorded = recordedPast(database);
  return {
    async *read(period) {
      const head = await recorded.head();
      yield* recorded.between(period, { after: 0, before: head + 1, head });
    },
  };
}

/** The record in PostgreSQL as a back-test reads it. Acts are committed in the order of their sequences. */
export function recordedPast(database: Kysely<Database>): RecordedPast {
  return {
    hashOf: (sequence) => historyStore(database).hashOf(sequence),
    async head() {
      const last = await database
        .selectFrom('acts')
        .select('sequence')
        .orderBy('sequence', 'desc')
        .limit(1)
        .executeTakeFirst();
      return last?.sequence ?? 0;
    },
    between: (period, span) => between(database, period, span),
    laterThan: (upTo, head) => laterThan(database, upTo, head),
  };
}

async function* between(
  database: Kysely<Database>,
  period: HistoryPeriod,
  span: RecordedSpan,
): AsyncGenerator<readonly HistoryRecord[]> {
  let rows = await readPage(database, period, span);
  for (;;) {
    const last = rows.at(-1);
    // The database looks up the next page while this one is worked on.
    const next =
      last === undefined || rows.length < pageSize
        ? undefined
        : readPage(database, period, { ...span, before: last.sequence });
    // Whoever stops early leaves it behind.
    next?.catch(() => {});
    if (rows.length > 0) yield rows.map(recordOf);
    if (next === undefined) return;
    rows = await next;
  }
}

async function readPage(
  database: Kysely<Database>,
  { from, to, offices }: HistoryPeriod,
  { after, before, head }: RecordedSpan,
): Promise<readonly HistoryRow[]> {
  const { rows } = await sql<HistoryRow>`
    select act_sequence as sequence, body, facts, draw, draw_rate, (
      select array_agg(findings.body order by findings.act_sequence) from findings
      where findings.declaration_id = declarations.declaration_id and findings.version = declarations.version
        and findings.act_sequence <= ${head}
    ) as findings
    from declarations
    where act_sequence > ${after} and act_sequence < ${before}
      and (not superseded or not exists (
        select 1 from declarations newer where newer.declaration_id = declarations.declaration_id
          and newer.version > declarations.version and newer.act_sequence <= ${head}))
      ${from === undefined ? sql`` : sql`and lodged_at >= ${`${from}T00:00:00Z`}::timestamptz`}
      ${to === undefined ? sql`` : sql`and lodged_at < ${`${to}T00:00:00Z`}::timestamptz + interval '24 hours'`}
      ${offices === undefined ? sql`` : sql`and office = any(${offices}::text[])`}
    order by act_sequence desc limit ${pageSize}`.execute(database);
  return rows;
}

function recordOf({ body, facts, draw, draw_rate, findings }: HistoryRow): HistoryRecord {
  const { known } = JSON.parse(facts) as Facts;
  return {
    row: declaredRow(withKnown(JSON.parse(body) as Declaration, known)),
    decided: { draw, isDrawn: draw < draw_rate },
    findings: (findings ?? []).map(findingOf),
  };
}

function findingOf(text: string): Finding {
  return (JSON.parse(text) as RecordedFinding).finding;
}

async function laterThan(
  database: Kysely<Database>,
  { entries, findings }: FollowedUpTo,
  head: number,
): Promise<LaterActs> {
  const superseded = await sql<{ readonly sequence: number }>`
    select distinct older.act_sequence as sequence
    from declarations newer
    join declarations older on older.declaration_id = newer.declaration_id and older.version < newer.version
    where newer.act_sequence > ${entries} and newer.act_sequence <= ${head}
      and older.act_sequence <= ${entries}`.execute(database);
  const found = await sql<{ readonly declaration: number; readonly body: string }>`
    select declarations.act_sequence as declaration, findings.body
    from findings join declarations using (declaration_id, version)
    where findings.act_sequence > ${findings} and findings.act_sequence <= ${head}
      and declarations.act_sequence <= ${entries}
    order by findings.act_sequence`.execute(database);
  return {
    superseded: superseded.rows.map(({ sequence }) => sequence),
    findings: found.rows.map(({ declaration, body }) => ({ declaration, finding: findingOf(body) })),
  };
}
