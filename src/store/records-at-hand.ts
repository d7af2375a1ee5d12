import type { HistoryKey } from '../identify/history/history-key.ts';
import type { HistoryRecord } from '../identify/history/history-record.ts';
import { isKeptForGood } from '../identify/history/last-day-of-use.ts';
import type { Records } from '../identify/history/records.ts';

/** Days, months, texts and traces of all records in each of two generations: a hundred bytes each, more or less. */
const mostParts = 1_000_000;

/**
 * The records of the history that a node met last, decoded, as they were after one act: what it wrote itself it need not
 * read again. After a change by another node it begins anew. Records that end by themselves, as those of containers and
 * documents, are hardly met twice and are not held.
 */
export class RecordsAtHand {
  readonly #mostParts: number;
  #after: string | undefined;
  #young = new Map<HistoryKey, HistoryRecord>();
  #youngParts = 0;
  #old = new Map<HistoryKey, HistoryRecord>();

  constructor(parts = mostParts) {
    this.#mostParts = parts;
  }

  /** Those that are held of some keys, if they are as they were after one of these acts, named by their hashes. */
  among(keys: readonly HistoryKey[], acts: readonly (string | undefined)[]): Records {
    const found = new Map<HistoryKey, HistoryRecord>();
    if (this.#after === undefined || !acts.includes(this.#after)) return found;
    for (const key of keys) {
      const record = this.#young.get(key) ?? this.#promoted(key);
      if (record !== undefined) found.set(key, record);
    }
    return found;
  }

  /** The history was changed between two acts, and these records are as they are after the second. */
  follow(from: string, to: string, records: Records): void {
    if (this.#after !== from) {
      this.#young.clear();
      this.#old.clear();
      this.#youngParts = 0;
    }
    this.#after = to;
    for (const [key, record] of records) if (isKeptForGood(key)) this.#hold(key, record);
  }

  #promoted(key: HistoryKey): HistoryRecord | undefined {
    const record = this.#old.get(key);
    if (record !== undefined) this.#hold(key, record);
    return record;
  }

  #hold(key: HistoryKey, record: HistoryRecord): void {
    if (this.#youngParts >= this.#mostParts) {
      this.#old = this.#young;
      this.#young = new Map();
      this.#youngParts = 0;
    }
    // One that takes the place of another counts once more: fewer are held then, never more.
    this.#youngParts += partsOf(record);
    this.#young.set(key, record);
  }
}

function partsOf({ months, days, lists, trail }: HistoryRecord): number {
  const texts = lists.reduce((sum, list) => sum + list.length, 0);
  return 4 + months.length + days.length + texts + 4 * trail.length;
}
