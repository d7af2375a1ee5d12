import { type Kysely, sql, type Transaction } from 'kysely';
import type { RecordedFinding } from '../app/ports/store.ts';
import {
  isAgainstValue,
  type SettledPart,
  type SettledPast,
  type SettledPeriod,
} from '../app/references/build-references.ts';
import type { Declaration } from '../domain/declaration.ts';
import type { Manifest } from './columns/manifest.ts';
import { manifestOf } from './columns/manifest-of.ts';
import { SettledInColumns } from './columns/settled-in-columns.ts';
import type { Database } from './database.ts';
import { historyStore } from './history-store.ts';

/** Declarations read at a time, as text, and sequences alone. */
const pageSize = 500;
const sequencesPage = 50_000;

/** Declarations recorded after one act and before another. */
type Span = { readonly after: number; readonly before: number };

/**
 * What is settled, from the columns of a folder as far as they reach and from the record what came after them; from the
 * record alone where no columns are of use. It is read in one transaction that sees the record as of one act, so what comes
 * meanwhile changes nothing.
 */
export function settledPast(database: Kysely<Database>, columnsFolder?: string): SettledPast {
  return {
    read: (period, take) =>
      database
        .transaction()
        .setIsolationLevel('repeatable read')
        .setAccessMode('read only')
        .execute(async (transaction) => {
          // Read first: what the transaction sees from its first question on is then no less than columns hold.
          const manifest = columnsFolder === undefined ? undefined : await usable(transaction, columnsFolder);
          const { sequence: head } = await transaction
            .selectFrom('chain_head')
            .select('sequence')
            .executeTakeFirstOrThrow();
          const reach = Math.min(head, manifest?.upTo.entries ?? 0);
          await readRecord(transaction, period, { after: reach, before: head + 1 }, take);
          if (manifest !== undefined && columnsFolder !== undefined) {
            const unsettled = await unsettledUpTo(transaction, reach);
            const columns = new SettledInColumns(columnsFolder, manifest, { period, unsettled, reach });
            const left = readColumns(columns, reach + 1, take);
            await readRecord(transaction, period, { after: 0, before: left }, take);
          }
          return head;
        }),
  };
}

async function usable(transaction: Transaction<Database>, folder: string): Promise<Manifest | undefined> {
  const manifest = await manifestOf(folder, historyStore(transaction));
  // A box that was left out may be the kind of packages.
  return manifest?.isWithoutSomeBoxes === true ? undefined : manifest;
}

/** Reads columns back from a sequence, and answers the one before which they could not be read; 0 where all were. */
function readColumns(columns: SettledInColumns, from: number, take: (part: SettledPart) => void): number {
  let before = from;
  for (;;) {
    let page: ReturnType<SettledInColumns['next']>;
    try {
      page = columns.next();
    } catch {
      // Columns are derived and may be begun anew at any time.
      return before;
    }
    if (page === undefined) return 0;
    if (page.part !== undefined) take(page.part);
    before = page.firstSequence;
  }
}

async function readRecord(
  transaction: Transaction<Database>,
  { from, until }: SettledPeriod,
  { after, before }: Span,
  take: (part: SettledPart) => void,
): Promise<void> {
  const against = await againstValue(transaction);
  for (let last = after; last + 1 < before; ) {
    const { rows } = await sql<{ readonly sequence: number; readonly body: string }>`
      select act_sequence as sequence, body from declarations
      where act_sequence > ${last} and act_sequence < ${before} and not superseded and not waiting
        and lodged_at >= ${`${from}T00:00:00Z`}::timestamptz
        and lodged_at < ${`${until}T00:00:00Z`}::timestamptz + interval '24 hours'
      order by act_sequence limit ${pageSize}`.execute(transaction);
    const settled = rows.filter(({ sequence }) => !against.has(sequence));
    take({
      kind: 'declarations',
      declarations: settled.map(({ body }) => JSON.parse(body) as Declaration),
    });
    if (rows.length < pageSize) return;
    last = rows.at(-1)?.sequence ?? before;
  }
}

/** The declarations up to an act that are not settled, in ascending order. */
async function unsettledUpTo(transaction: Transaction<Database>, reach: number): Promise<Float64Array> {
  const found = [...(await againstValue(transaction))];
  for (let last = 0; ; ) {
    const { rows } = await sql<{ readonly sequence: number }>`
      select act_sequence as sequence from declarations
      where (superseded or waiting) and act_sequence > ${last} and act_sequence <= ${reach}
      order by act_sequence limit ${sequencesPage}`.execute(transaction);
    for (const { sequence } of rows) found.push(sequence);
    if (rows.length < sequencesPage) break;
    last = rows.at(-1)?.sequence ?? reach;
  }
  return Float64Array.from(found).sort();
}

/** The declarations on whose value officers found a violation; people make findings, so there are few. */
async function againstValue(transaction: Transaction<Database>): Promise<ReadonlySet<number>> {
  const against = new Set<number>();
  for (let last = 0; ; ) {
    const { rows } = await sql<{ readonly place: number; readonly sequence: number; readonly body: string }>`
      select findings.act_sequence as place, declarations.act_sequence as sequence, findings.body
      from findings join declarations using (declaration_id, version)
      where findings.act_sequence > ${last} and findings.body like '%valuation%'
      order by findings.act_sequence limit ${pageSize}`.execute(transaction);
    for (const { sequence, body } of rows)
      if (isAgainstValue((JSON.parse(body) as RecordedFinding).finding)) against.add(sequence);
    if (rows.length < pageSize) return against;
    last = rows.at(-1)?.place ?? 0;
  }
}
