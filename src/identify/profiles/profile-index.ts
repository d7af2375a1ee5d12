import { type AskedValues, type Check, EntryChecks } from './entry-checks.ts';
import { EntryGroup, type GroupEntry } from './entry-group.ts';
import { EntryLists, type EntryRange, type EntryRanges, emptyList } from './entry-lists.ts';
import { MatchBuffer } from './match-buffer.ts';
import { type Asked, checksLeft, type Entry, type NumberPlace } from './profile-entries.ts';
import type { TextClasses } from './text-classes.ts';

/** What an index is made of. */
export type IndexParts = {
  readonly entries: readonly Entry[];
  /** The questions by which each entry is found. */
  readonly found: readonly (readonly Asked[])[];
  /** How many profiles there are. */
  readonly profiles: number;
  readonly concernsItem: (profile: number) => boolean;
  readonly fields: readonly TextClasses[];
  readonly numbers: readonly NumberPlace[];
};

/** What the index asks a declaration for. It fills in what it is given, for the header and then for each item. */
export type AskedDeclaration = AskedValues & {
  readonly itemCount: number;
  /** Fills in what the header says. */
  readonly takeHeader: () => void;
  /** Fills in what the item at a place says. */
  readonly takeItem: (place: number) => void;
};

/** More classes in a field than this, and all are forgotten: no input may fill the memory by making new ones. */
const mostClasses = 131_072;
/** Entries in remembered lists, likewise; they take 36 bytes each. */
const mostListed = 2_097_152;

/**
 * Finds the profiles that a declaration matches. A condition becomes entries, one for each way it can be
 * true. An entry is looked up by the answers to its one or two most telling text questions, and the rest of
 * it is checked; an entry without such a question is checked always.
 */
export class ProfileIndex {
  /** The text fields that profiles ask about. */
  readonly fields: readonly TextClasses[];
  /** The numbers that ranges ask about; a last one, nought, serves entries that ask about none. */
  readonly numbers: readonly NumberPlace[];
  readonly found = new MatchBuffer();
  /** Rises whenever classes lose their meaning: whoever keeps some must take new ones. */
  forgotten = 0;
  readonly #owners: Int32Array;
  /** Whether a profile can be found in several ways. */
  readonly #mayRepeat: boolean;
  readonly #checks: EntryChecks;
  readonly #lists: EntryLists;
  readonly #groups: Groups;
  readonly #always: { readonly header: readonly number[]; readonly item: readonly number[] };
  #alwaysOfHeader = emptyList;
  #alwaysOfItem = emptyList;
  /** The lists that were found by the header, to be asked of each item. */
  readonly #listsForItems: Int32Array;

  constructor({ entries, found, profiles, concernsItem, fields, numbers }: IndexParts) {
    this.fields = fields;
    this.numbers = numbers;
    const left = entries.map((entry, place) => checksLeft(entry, found[place] ?? []));
    const ranges = left.map((checks) => rangesAmong(checks, numbers.length));
    this.#lists = new EntryLists(ranges);
    // The ranges by which an entry stands in its lists were asked when it is found there.
    this.#checks = new EntryChecks(
      left.map((checks, place) => checks.filter((check) => !isAmong(check, ranges[place]))),
      fields,
    );
    this.#owners = Int32Array.from(entries, ({ owner }) => owner);
    this.#mayRepeat = entries.length > profiles;
    const isOfItem = (entry: number): boolean => concernsItem(entries[entry]?.owner ?? 0);
    this.#groups = groupsOf(found, isOfItem, fields, this.#lists);
    const always = found.flatMap((asked, place) => (asked.length === 0 ? [place] : []));
    this.#always = {
      header: always.filter((entry) => !isOfItem(entry)),
      item: always.filter(isOfItem),
    };
    this.#listsForItems = new Int32Array(this.#groups.itemsByHeader.length);
    this.#listAlways();
  }

  /**
   * Finds the profiles that match, and by which items, each pair once and in no order. What `found` holds is
   * good until the next declaration is asked.
   */
  match(declaration: AskedDeclaration): MatchBuffer {
    this.#forgetTooMany();
    const { found } = this;
    found.clear();
    declaration.takeHeader();
    const { classes } = declaration;
    const { header, itemsByHeader, itemsByItem } = this.#groups;
    this.#ask(this.#alwaysOfHeader, declaration, -1);
    for (let at = 0; at < header.length; at++)
      this.#ask(header[at]?.listFor(classes) ?? emptyList, declaration, -1);
    for (let at = 0; at < itemsByHeader.length; at++)
      this.#listsForItems[at] = itemsByHeader[at]?.listFor(classes) ?? emptyList;
    for (let place = 0; place < declaration.itemCount; place++) {
      declaration.takeItem(place);
      this.#ask(this.#alwaysOfItem, declaration, place);
      for (let at = 0; at < itemsByHeader.length; at++)
        this.#ask(this.#listsForItems[at] ?? emptyList, declaration, place);
      for (let at = 0; at < itemsByItem.length; at++)
        this.#ask(itemsByItem[at]?.listFor(classes) ?? emptyList, declaration, place);
    }
    if (this.#mayRepeat) found.settle();
    return found;
  }

  /** Asks the entries of a list whose ranges hold what is left of them. */
  #ask(list: number, declaration: AskedDeclaration, place: number): void {
    if (list === emptyList) return;
    const { starts, numbers, secondNumbers, parts, entries, lows, highs, secondLows, secondHighs } =
      this.#lists;
    const lastPart = starts[list + 1] ?? 0;
    for (let part = starts[list] ?? 0; part < lastPart; part++) {
      const value = declaration.numbers[numbers[part] ?? 0] ?? Number.NaN;
      const second = declaration.numbers[secondNumbers[part] ?? 0] ?? Number.NaN;
      const end = parts[part + 1] ?? 0;
      for (let at = parts[part] ?? 0; at < end && (lows[at] ?? 0) <= value; at++) {
        if (value > (highs[at] ?? 0)) continue;
        // Written so that an absent number, which is NaN, fails.
        if (!(second >= (secondLows[at] ?? 0) && second <= (secondHighs[at] ?? 0))) continue;
        const entry = entries[at] ?? 0;
        if (this.#checks.hold(entry, declaration)) this.found.add(this.#owners[entry] ?? 0, place);
      }
    }
  }

  #listAlways(): void {
    this.#alwaysOfHeader = this.#lists.listOf(this.#always.header);
    this.#alwaysOfItem = this.#lists.listOf(this.#always.item);
  }

  #forgetTooMany(): void {
    if (this.#lists.size <= mostListed && !this.fields.some(({ answered }) => answered.length > mostClasses))
      return;
    this.forgotten += 1;
    for (const field of this.fields) field.forget();
    for (const group of Object.values(this.#groups).flat()) group.forget();
    this.#lists.forget();
    this.#listAlways();
  }
}

/** The first two ranges of different numbers among checks; ranges that always hold where there are fewer. */
function rangesAmong(checks: readonly Check[], nought: number): EntryRanges {
  const ranges = checks.filter((check) => check.kind === 'range');
  const always: EntryRange = { number: nought, low: 0, high: 0 };
  const [first = always] = ranges;
  return [first, ranges.find(({ number }) => number !== first.number) ?? always];
}

function isAmong(check: Check, ranges: EntryRanges | undefined): boolean {
  return check === ranges?.[0] || check === ranges?.[1];
}

/** The groups by who is asked, and by whose fields they are found. */
type Groups = {
  readonly header: readonly EntryGroup[];
  readonly itemsByHeader: readonly EntryGroup[];
  readonly itemsByItem: readonly EntryGroup[];
};

function groupsOf(
  found: readonly (readonly Asked[])[],
  isOfItem: (entry: number) => boolean,
  fields: readonly TextClasses[],
  lists: EntryLists,
): Groups {
  type Members = { readonly kind: keyof Groups; first: number; second: number; entries: GroupEntry[] };
  const members = new Map<string, Members>();
  const isItemField = (asked: Asked | undefined): boolean =>
    asked !== undefined && fields[asked.field]?.slot.scope === 'item';
  for (const [entry, [one, two]] of found.entries()) {
    if (one === undefined) continue;
    const byItem = isItemField(one) || isItemField(two);
    const kind = byItem ? 'itemsByItem' : isOfItem(entry) ? 'itemsByHeader' : 'header';
    const key = `${kind}/${one.field}/${two?.field ?? ''}`;
    const group = members.get(key) ?? { kind, first: one.field, second: two?.field ?? -1, entries: [] };
    group.entries.push({ entry, question: one.question, ...(two !== undefined && { second: two.question }) });
    members.set(key, group);
  }
  const ofKind = (kind: keyof Groups): readonly EntryGroup[] =>
    [...members.values()]
      .filter((group) => group.kind === kind)
      .map(({ first, second, entries }) => new EntryGroup([first, second], fields, entries, lists));
  return {
    header: ofKind('header'),
    itemsByHeader: ofKind('itemsByHeader'),
    itemsByItem: ofKind('itemsByItem'),
  };
}
