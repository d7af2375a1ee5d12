import {
  type DatedValue,
  datedValueOf,
  elementOf,
  isDated,
  type ListValue,
  listedValue,
  type NamedList,
} from './named-list.ts';

/** An entry of a list: a value, when it is valid, and why it is there. */
export type ListEntry = DatedValue & {
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
 * says all that the others do.
 */
export function withoutRepeats(list: NamedList): NamedList {
  const longest = new Map<string, DatedValue>();
  for (const element of list) {
    const entry = datedValueOf(element);
    const key = keyOfEntry(entry);
    const known = longest.get(key);
    if (known === undefined || lastDay(entry) > lastDay(known)) longest.set(key, entry);
  }
  return longest.size === list.length ? list : [...longest.values()].map(elementOf);
}

function lastDay({ validTo = '9999-12-31' }: DatedValue): string {
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
    const firstDay = isDated(element) ? (element.validFrom ?? '') : '';
    return touched.get(firstDay)?.has(listedValue(element)) !== true;
  });
  const put = changes.flatMap((change) => (change.kind === 'put' ? [elementOf(change.entry)] : []));
  return [...kept, ...put];
}

/** The changes that make one list of another. */
export function changesBetween(before: NamedList, after: NamedList): readonly ListChange[] {
  const lastDays = new Map(before.map((element) => keyAndLastDay(datedValueOf(element))));
  const wanted = new Map(after.map((element) => [keyOfEntry(datedValueOf(element)), datedValueOf(element)]));
  const puts = [...wanted].flatMap(([key, entry]): readonly ListChange[] =>
    lastDays.has(key) && lastDays.get(key) === entry.validTo ? [] : [{ kind: 'put', entry }],
  );
  const gone = [...lastDays.keys()].filter((key) => !wanted.has(key));
  return [...puts, ...gone.map((key): ListChange => ({ kind: 'remove', entry: entryOfKey(key) }))];
}

function keyAndLastDay(entry: DatedValue): readonly [key: string, validTo: string | undefined] {
  return [keyOfEntry(entry), entry.validTo];
}
