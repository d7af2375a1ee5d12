import { type Kysely, sql } from 'kysely';
import type { ReadStore } from '../app/ports/read-store.ts';
import type { Act, NewAct } from '../domain/act.ts';
import { actOf } from './act-store.ts';
import { appendActs, inChain } from './chain.ts';
import type { ActsTable, Database } from './database.ts';

/** Who read what, in PostgreSQL. */
export function readStore(database: Kysely<Database>): ReadStore {
  const record = sharing((acts) =>
    inChain(database, async (transaction, end) => {
      await appendActs(transaction, end, acts);
    }),
  );
  return { record, ofProfile: (id, before, limit) => ofProfile(database, id, before, limit) };
}

/** Writes one after another; what arrives while a write is under way goes into the next one together. */
function sharing(write: (acts: readonly NewAct[]) => Promise<void>): (act: NewAct) => Promise<void> {
  let waiting: NewAct[] = [];
  let next: Promise<void> | undefined;
  let underWay: Promise<unknown> = Promise.resolve();
  const begin = async (): Promise<void> => {
    await underWay;
    const acts = waiting;
    waiting = [];
    next = undefined;
    const writing = write(acts);
    underWay = writing.catch(() => {});
    await writing;
  };
  return (act) => {
    waiting.push(act);
    next ??= begin();
    return next;
  };
}

async function ofProfile(
  database: Kysely<Database>,
  id: string,
  before: number | undefined,
  limit: number,
): Promise<readonly Act[]> {
  // In the canonical text of a rule book a profile's id can stand nowhere else in this form.
  const written = `"id":${JSON.stringify(id)},`;
  const until = sql`(${before ?? null}::bigint is null or sequence < ${before ?? null}::bigint)`;
  const { rows } = await sql<ActsTable>`
    (select * from acts
      where kind = 'profile.read' and body::jsonb -> 'profiles' ? ${id} and ${until}
      order by sequence desc limit ${limit})
    union all
    (select * from acts
      where kind = 'rule-book.read' and kind <> 'declaration.decided' and ${until} and subject in (
        select hash from rule_books
        where hash in (select subject from acts where kind = 'rule-book.read' and kind <> 'declaration.decided')
          and strpos(body, ${written}) > 0)
      order by sequence desc limit ${limit})
    order by sequence desc limit ${limit}`.execute(database);
  return rows.map(actOf);
}
