import type { ListEntry } from '../../../src/server/api.ts';
import type { ListChange } from '../api/lists.ts';

/** Changes to be proposed, with one more; of one entry only the last is kept. */
export function withChange(changes: readonly ListChange[], change: ListChange): readonly ListChange[] {
  return [...withoutChange(changes, change), change];
}

/** Changes to be proposed, without that of an entry. */
export function withoutChange(changes: readonly ListChange[], entry: ListEntry): readonly ListChange[] {
  return changes.filter((each) => !isSameEntry(each, entry));
}

/** The change that is to be made of an entry, if any. */
export function changeOf(changes: readonly ListChange[], entry: ListEntry): ListChange | undefined {
  return changes.find((each) => isSameEntry(each, entry));
}

/** An entry goes by its value and its first day: a value may be on a list more than once. */
function isSameEntry(a: ListEntry, b: ListEntry): boolean {
  return a.value === b.value && a.validFrom === b.validFrom;
}
