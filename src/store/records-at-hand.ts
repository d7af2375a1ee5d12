import type { HistoryKey } from '../identify/history/history-key.ts';
import type { HistoryRecord } from '../identify/history/history-record.ts';
import { isKeptForGood } from '../identify/history/last-day-of-use.ts';
import type { Records } from '../identify/history/records.ts';

/** So many records in each of two generations; most are of a few KB. */
const most = 16_384;

/**
 * The records of the history that a node met last, decoded, as of one revision: what it wrote itself it need not read
 * again. After a change by another node it begins anew. Records that end by themselves, as those of containers and
 * documents, are hardly met twice and are not held.
 */
export class RecordsAtHand {
  readonly #most: number;
  #revision: number | undefined;
  #young = new Map<HistoryKey, HistoryRecord>();
  #old = new Map<HistoryKey, HistoryRecord>();

  constructor(generation = most) {
    this.#most = generation;
  }

  /** Those that are held of some keys, if they are as of one of these revisions. */
  among(keys: readonly HistoryKey[], revisions: readonly number[]): Records {
    const found = new Map<HistoryKey, HistoryRecord>();
    if (this.#revision === undefined || !revisions.includes(this.#revision)) return found;
    for (const key of keys) {
      const record = this.#young.get(key) ?? this.#promoted(key);
      if (record !== undefined) found.set(key, record);
    }
    return found;
  }

  /** The history went from one revision to another, and these records are as of that one. */
  follow(from: number, to: number, records: Records): void {
    if (this.#revision !== from) {
      // Told late: what is held is newer.
      if (this.#revision !== undefined && this.#revision >= to) return;
      this.#young.clear();
      this.#old.clear();
    }
    this.#revision = to;
    for (const [key, record] of records) if (isKeptForGood(key)) this.#hold(key, record);
  }

  #promoted(key: HistoryKey): HistoryRecord | undefined {
    const record = this.#old.get(key);
    if (record !== undefined) this.#hold(key, record);
    return record;
  }

  #hold(key: HistoryKey, record: HistoryRecord): void {
    if (this.#young.size >= this.#most) {
      this.#old = this.#young;
      this.#young = new Map();
    }
    this.#young.set(key, record);
  }
}
