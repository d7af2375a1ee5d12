import { type Kysely, sql } from 'kysely';
import { connect } from '../../src/store/connect.ts';
import type { Database } from '../../src/store/database.ts';
import { openEmbeddedPostgres } from '../../src/store/embedded/embedded-postgres.ts';
import { migrate } from '../../src/store/migrations/migrate.ts';
import { quantity } from '../measuring/quantity.ts';
import type { PastRecords } from './past-records.ts';

export type Filled = { readonly rows: number; readonly megabytes: number };

const atATime = 5_000;

/** Fills an embedded store with so many copies of a past, each under names of its own, and looks into it. */
export async function lookIntoStore<Result>(
  data: string,
  { records }: PastRecords,
  copies: number,
  tell: (line: string) => void,
  look: (database: Kysely<Database>, filled: Filled) => Promise<Result>,
): Promise<Result> {
  const embedded = await openEmbeddedPostgres(data);
  try {
    const { database } = connect(embedded.url);
    try {
      await migrate(database);
      await sql`create unlogged table sample (key text not null, body text not null)`.execute(database);
      for (let at = 0; at < records.length; at += atATime) {
        const some = records.slice(at, at + atATime);
        await sql`insert into sample select * from unnest(
          ${some.map(({ key }) => key)}::text[], ${some.map(({ body }) => body)}::text[])`.execute(database);
      }
      for (let copy = 1; copy <= copies; copy++) {
        tell(`copy ${copy} of ${copies} of ${quantity(records.length)} records`);
        await sql`insert into history_records (key, body)
          select ${copyName(copy)} || key, body from sample order by key`.execute(database);
      }
      await sql`vacuum analyze history_records`.execute(database);
      const { rows } = await sql<{ rows: number; bytes: number }>`
        select (select count(*)::integer from history_records) as rows,
          pg_total_relation_size('history_records') as bytes`.execute(database);
      const [size] = rows;
      return await look(database, {
        rows: size?.rows ?? 0,
        megabytes: Math.round(Number(size?.bytes) / 1e6),
      });
    } finally {
      await database.destroy();
    }
  } finally {
    await embedded.stop();
  }
}

/** What the keys of a copy begin with. */
export function copyName(copy: number): string {
  return `${copy}/`;
}
