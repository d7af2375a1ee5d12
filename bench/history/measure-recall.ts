import { isDeepStrictEqual } from 'node:util';
import { type Kysely, sql } from 'kysely';
import { decodeRecord } from '../../src/identify/history/encode-record.ts';
import { footprintOf } from '../../src/identify/history/footprint.ts';
import type { HistoryKey } from '../../src/identify/history/history-key.ts';
import { historyKeysOf } from '../../src/identify/history/history-keys.ts';
import { recallFacts } from '../../src/identify/history/recall-facts.ts';
import { RandomStream, streamKey } from '../../src/simulate/random-stream.ts';
import type { Database } from '../../src/store/database.ts';
import { percentile } from '../measuring/statistics.ts';
import { seed } from '../workload/generated.ts';
import { copyName } from './filled-store.ts';
import type { PastRecords } from './past-records.ts';

export type Recalled = {
  readonly p50: number;
  readonly p95: number;
  readonly p99: number;
  readonly differing: number;
};

/** Milliseconds that it takes to know a declaration, for each of those that follow, twice. */
export async function measureRecall(
  database: Kysely<Database>,
  past: PastRecords,
  copies: number,
): Promise<{ readonly first: Recalled; readonly again: Recalled; readonly rows: number }> {
  const stream = new RandomStream(streamKey(seed, 'copies'));
  const placed = past.next.map((each) => ({ ...each, copy: copyName(1 + stream.below(copies)) }));
  let rows = 0;
  const once = async (): Promise<Recalled> => {
    const taken: number[] = [];
    let differing = 0;
    for (const { declaration, known, copy } of placed) {
      const begun = performance.now();
      const footprint = footprintOf(declaration, declaration.lodgedAt);
      const keys = historyKeysOf(footprint);
      const found = await recordsOf(database, copy, keys);
      const facts = recallFacts({ footprint, at: declaration.lodgedAt, records: found });
      taken.push(performance.now() - begun);
      rows += found.size;
      if (!isDeepStrictEqual(facts, known)) differing += 1;
    }
    const at = (share: number): number => percentile(taken, share);
    return { p50: at(50), p95: at(95), p99: at(99), differing };
  };
  const first = await once();
  const again = await once();
  return { first, again, rows: rows / 2 / placed.length };
}

/** As the store reads them, but for the names of the copy. */
async function recordsOf(database: Kysely<Database>, copy: string, keys: readonly HistoryKey[]) {
  const { rows } = await sql<{ readonly key: string; readonly body: string }>`
    select key, body from history_records where key = any(${keys.map((key) => copy + key)}::text[])`.execute(
    database,
  );
  return new Map(
    rows.map(({ key, body }) => [key.slice(copy.length) as HistoryKey, decodeRecord(body)] as const),
  );
}
