import type { HistoryColumnsWriter, LastFollowed } from '../../../app/ports/history-columns.ts';
import type { HistoryStore } from '../../../app/ports/history-store.ts';

/** A record of a name whose acts have hashes of their own. */
export const recordOf = (name: string): Pick<HistoryStore, 'hashOf'> => ({
  hashOf: async (sequence) => hashOf(name, sequence),
});

/** The last act that was appended, in that record. */
export function lastOf({ upTo }: HistoryColumnsWriter, name = 'store'): LastFollowed {
  const sequence = Math.max(upTo.entries, upTo.findings);
  return { sequence, hash: hashOf(name, sequence) };
}

function hashOf(name: string, sequence: number): string {
  return `${name} ${sequence}`;
}
