import {
  detailsText,
  elementOf,
  isRow,
  type ListRow,
  type ListValue,
  listedValue,
  type NamedList,
  rowOf,
} from './named-list.ts';

/** An entry of a list: a value, when it is valid, its details, and why it is there. */
export type ListEntry = ListRow & {
  /** Why it is there, for people. */
  readonly remark?: string;
  /** Where it comes from: a decision, a report, another list. */
  readonly source?: string;
};

/** One change of a list. A put adds an entry, or takes the place of the one with the same value and first day. */
export type ListChange =
  | { readonly kind: 'put'; readonly entry: ListEntry }
  | { readonly kind: 'remove'; readonly entry: Pick<ListEntry, 'value' | 'validFrom'> };

const separator = '\u001f';

/**
 * What tells an entry from every other of its list: its value, text apart from number, and its first day. A value
 * may be on a list more than once, as when a measure ended and was taken up again.
 */
export function keyOfEntry({ value, validFrom = '' }: Pick<ListEntry, 'value' | 'validFrom'>): string {
  return `${typeof value === 'number' ? 'n' : 't'}${value}${separator}${validFrom}`;
}

/** The value and first day that a key stands for. */
export function entryOfKey(key: string): Pick<ListEntry, 'value' | 'validFrom'> {
  const end = key.lastIndexOf(separator);
  const text = key.slice(1, end);
  const validFrom = key.slice(end + 1);
  return {
    value: key.startsWith('n') ? Number(text) : text,
    ...(validFrom !== '' && { validFrom }),
  };
}

/**
 * A list in which every value begins only once on a day: of several such elements the one that is valid longest
 * says all that the others do. Elements with details are not given twice; where they are, one is chosen whatever
 * their order.
 */
export function withoutRepeats(list: NamedList): NamedList {
  const longest = new Map<string, ListRow>();
  for (const element of list) {
    const entry = rowOf(element);
    const key = keyOfEntry(entry);
    const known = longest.get(key);
    if (known === undefined || saysMore(entry, known)) longest.set(key, entry);
  }
  return longest.size === list.length ? list : [...longest.values()].map(elementOf);
}

function saysMore(row: ListRow, other: ListRow): boolean {
  const [last, otherLast] = [lastDay(row), lastDay(other)];
  if (last !== otherLast) return last > otherLast;
  return (detailsText(row) ?? '') > (detailsText(other) ?? '');
}

function lastDay({ validTo = '9999-12-31' }: ListRow): string {
  return validTo;
}

/** A list after changes, whatever order they stand in: no two are of one entry. */
export function changedList(list: NamedList, changes: readonly ListChange[]): NamedList {
  // Values by first day: to write out the key of each of a million entries would cost more than all the rest.
  const touched = new Map<string, Set<ListValue>>();
  for (const { entry } of changes) {
    const values = touched.get(entry.validFrom ?? '');
    if (values === undefined) touched.set(entry.validFrom ?? '', new Set([entry.value]));
    else values.add(entry.value);
  }
  const kept = list.filter((element) => {
    const firstDay = isRow(element) ? (element.validFrom ?? '') : '';
    return touched.get(firstDay)?.has(listedValue(element)) !== true;
  });
  const put = changes.flatMap((change) => (change.kind === 'put' ? [elementOf(change.entry)] : []));
  return [...kept, ...put];
}

/** The changes that make one list of another. */
export function changesBetween(before: NamedList, after: NamedList): readonly ListChange[] {
  const had = new Map(before.map((element) => keyAndRow(rowOf(element))));
  const wanted = new Map(after.map((element) => keyAndRow(rowOf(element))));
  const puts = [...wanted].flatMap(([key, entry]): readonly ListChange[] => {
    const row = had.get(key);
    return row !== undefined && saysTheSame(row, entry) ? [] : [{ kind: 'put', entry }];
  });
  const gone = [...had.keys()].filter((key) => !wanted.has(key));
  return [...puts, ...gone.map((key): ListChange => ({ kind: 'remove', entry: entryOfKey(key) }))];
}

function saysTheSame(a: ListRow, b: ListRow): boolean {
  return a.validTo === b.validTo && detailsText(a) === detailsText(b);
}

function keyAndRow(row: ListRow): readonly [key: string, row: ListRow] {
  return [keyOfEntry(row), row];
}
