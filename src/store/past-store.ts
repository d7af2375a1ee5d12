import { type Kysely, sql } from 'kysely';
import type { HistoryRecord } from '../app/backtest/history-record.ts';
import type { HistoryPeriod, PastStore } from '../app/past-store.ts';
import type { RecordedFinding } from '../app/store.ts';
import type { Declaration } from '../domain/declaration.ts';
import type { Database } from './database.ts';

/** Declarations read at a time: a page is decoded in a few milliseconds, and others get their turn in between. */
const pageSize = 500;

type HistoryRow = {
  readonly sequence: number;
  readonly body: string;
  readonly draw: number;
  readonly draw_rate: number;
  readonly findings: readonly string[] | null;
};

/** The past in PostgreSQL, by the order of the record. */
export function pastStore(database: Kysely<Database>): PastStore {
  return {
    async *read(period) {
      let before: number | undefined;
      for (;;) {
        const rows = await readPage(database, period, before);
        if (rows.length > 0) yield rows.map(recordOf);
        if (rows.length < pageSize) return;
        before = rows.at(-1)?.sequence;
      }
    },
  };
}

async function readPage(
  database: Kysely<Database>,
  { from, to, offices }: HistoryPeriod,
  before: number | undefined,
): Promise<readonly HistoryRow[]> {
  const { rows } = await sql<HistoryRow>`
    select act_sequence as sequence, body, draw, draw_rate, (
      select array_agg(findings.body order by findings.act_sequence) from findings
      where findings.declaration_id = declarations.declaration_id and findings.version = declarations.version
    ) as findings
    from declarations
    where not superseded
      ${before === undefined ? sql`` : sql`and act_sequence < ${before}`}
      ${from === undefined ? sql`` : sql`and lodged_at >= ${`${from}T00:00:00Z`}::timestamptz`}
      ${to === undefined ? sql`` : sql`and lodged_at < ${`${to}T00:00:00Z`}::timestamptz + interval '24 hours'`}
      ${offices === undefined ? sql`` : sql`and office = any(${offices}::text[])`}
    order by act_sequence desc limit ${pageSize}`.execute(database);
  return rows;
}

function recordOf({ body, draw, draw_rate, findings }: HistoryRow): HistoryRecord {
  return {
    declaration: JSON.parse(body) as Declaration,
    decided: { draw, isDrawn: draw < draw_rate },
    findings: (findings ?? []).map((text) => (JSON.parse(text) as RecordedFinding).finding),
  };
}
