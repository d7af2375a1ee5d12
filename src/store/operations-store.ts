import { type Kysely, sql } from 'kysely';
import type { DeclarationFilter, OperationsCounts, OperationsStore } from '../app/ports/store.ts';
import type { Lane } from '../domain/lane.ts';
import type { Database } from './database.ts';

/** Counts over the declarations, by hour. */
export function operationsStore(database: Kysely<Database>): OperationsStore {
  return {
    async counts(filter, from, to) {
      const [hours, waiting] = await Promise.all([
        hourly(database, filter, from, to),
        waitingNow(database, filter),
      ]);
      return { hours, waiting };
    },
  };
}

async function hourly(
  database: Kysely<Database>,
  filter: DeclarationFilter,
  from: string,
  to: string,
): Promise<OperationsCounts['hours']> {
  const { rows } = await sql<{
    hour: string;
    office: string;
    lane: string;
    decided: number;
    drawn: number;
    expected: number;
  }>`
    select date_trunc('hour', decided_at, 'UTC') as hour, office, lane, count(*) as decided,
      count(*) filter (where draw < draw_rate) as drawn, sum(draw_rate) as expected
    from declarations
    where decided_at >= ${from} and decided_at <= ${to} and not superseded
      ${filter.offices === undefined ? sql`` : sql`and office = any(${filter.offices}::text[])`}
      ${filter.flow === undefined ? sql`` : sql`and flow = ${filter.flow}`}
      ${filter.lane === undefined ? sql`` : sql`and lane = ${filter.lane}`}
    group by 1, 2, 3`.execute(database);
  return rows.map((row) => ({
    from: row.hour,
    office: row.office,
    lane: row.lane as Lane,
    decided: row.decided,
    drawn: row.drawn,
    expectedDrawn: row.expected,
  }));
}

async function waitingNow(
  database: Kysely<Database>,
  filter: DeclarationFilter,
): Promise<OperationsCounts['waiting']> {
  const { rows } = await sql<{ office: string; lane: string; declarations: number }>`
    select office, lane, count(*) as declarations from declarations
    where waiting
      ${filter.offices === undefined ? sql`` : sql`and office = any(${filter.offices}::text[])`}
      ${filter.flow === undefined ? sql`` : sql`and flow = ${filter.flow}`}
    group by 1, 2`.execute(database);
  return rows.map((row) => ({ office: row.office, lane: row.lane as Lane, declarations: row.declarations }));
}
