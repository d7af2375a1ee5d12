import type { Kysely } from 'kysely';
import { type DecidedInOrder, decideInOrder, toDecide } from '../app/declarations/decide-in-order.ts';
import { noPause, pauses } from '../app/declarations/pauses.ts';
import type { Deciding, Submission } from '../app/ports/store.ts';
import type { HistoryKey } from '../identify/history/history-key.ts';
import { emptyRecord, type HistoryRecord } from '../identify/history/history-record.ts';
import { noOwnPast } from '../identify/history/own-past.ts';
import type { Records } from '../identify/history/records.ts';
import type { Database } from './database.ts';
import { recallRecords } from './history-records.ts';
import { ownPasts } from './own-pasts.ts';
import { earlierOf, type Judgement, judge, type StoredVersions, storedVersions } from './stored-versions.ts';

/** Declarations decided on what stands in the record, and what must be written of them. */
export type DecidedOnRecord = Omit<DecidedInOrder, 'changed'> & {
  readonly stored: StoredVersions;
  /** Of each that was submitted. */
  readonly judged: readonly Judgement[];
  /** Records as they are after it: those it changes, and those it rests on. */
  readonly changed: ReadonlyMap<HistoryKey, HistoryRecord>;
  readonly recalled: Records;
};

/** What need not be read, and whether others may go on meanwhile. */
type Means = {
  /** The records that are known of some keys. */
  readonly among: (keys: readonly HistoryKey[]) => Records;
  readonly givesWay?: boolean;
};

/** Decides what is new of some submissions on what stands in the record. */
export async function decideOnRecord(
  database: Kysely<Database>,
  submissions: readonly Submission[],
  deciding: Deciding,
  { among, givesWay = false }: Means,
): Promise<DecidedOnRecord> {
  const stored = await storedVersions(database, submissions);
  const judged = submissions.map((one) => judge(one, stored.get(one.declaration.id) ?? []));
  const fresh = submissions.filter((_, index) => judged[index]?.kind === 'fresh');
  const pause = givesWay ? pauses() : noPause;
  const asked = await toDecide(fresh, deciding.history, pause);
  const recalled = await recalledWith(database, asked.keys, among(asked.keys));
  const again = fresh.map(({ declaration }) => declaration.id).filter((id) => stored.has(id));
  const pasts = await ownPasts(database, again);
  const earlier = new Map(
    again.map((id) => [
      id as string,
      { ...earlierOf(stored.get(id) ?? []), own: pasts.get(id) ?? noOwnPast },
    ]),
  );
  const made = await decideInOrder(asked, { records: recalled, earlier }, deciding.decide, pause);
  return { stored, judged, recalled, ...made };
}

/** Of keys without a record the empty one, so that it is known that there is none. */
async function recalledWith(
  database: Kysely<Database>,
  keys: readonly HistoryKey[],
  held: Records,
): Promise<Records> {
  const missing = keys.filter((key) => !held.has(key));
  const read = await recallRecords(database, missing);
  const recalled = new Map(held);
  for (const key of missing) recalled.set(key, read.get(key) ?? emptyRecord);
  return recalled;
}
