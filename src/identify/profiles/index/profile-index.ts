import { type AskedValues, type Check, EntryChecks } from './entry-checks.ts';
import { EntryGroup, type GroupEntry } from './entry-group.ts';
import {
  EntryLists,
  type EntryRange,
  type EntryRanges,
  emptyList,
  endOfPart,
  partHead,
} from './entry-lists.ts';
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
/** Numbers in remembered lists, likewise: an entry and its ranges are five at most. */
const mostListed = 8_388_608;

/**
 * Finds the profiles that a declaration matches. A condition becomes entries, one for each way it can be
 * true. An entry is looked up by the answers to its one or two most telling text questions, and the rest of
 * it is checked; an entry without such a question is checked always.
 */
export class ProfileIndex {
  /** The text fields that profiles ask about. */
  readonly fields: readonly TextClasses[];
  /** The numbers that ranges ask about. */
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
    // The ranges by which an entry stands in its lists were asked when it is found there.
    const rest = left.map((checks, place) => checks.filter((check) => !isAmong(check, ranges[place])));
    this.#checks = new EntryChecks(rest, fields);
    this.#lists = new EntryLists(
      ranges,
      Int32Array.from(entries, ({ owner }, entry) => (rest[entry]?.length === 0 ? ~owner : entry)),
      numbers.length,
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

  /** Asks the entries of a list whose ranges hold what is left of them. An absent number is NaN, in no range. */
  #ask(list: number, declaration: AskedDeclaration, place: number): void {
    const { parts } = this.#lists;
    const nought = this.numbers.length;
    for (let head = list, end = endOfPart(parts, head); end > head; head = end, end = endOfPart(parts, end)) {
      // Said to be whole numbers: as fractions they would have to be turned into places each time.
      const number = (parts[head + 1] ?? 0) | 0;
      const secondNumber = (parts[head + 2] ?? 0) | 0;
      let at = head + partHead;
      if (number === nought) {
        for (; at < end; at++) this.#take((parts[at] ?? 0) | 0, declaration, place);
        continue;
      }
      const value = declaration.numbers[number] ?? Number.NaN;
      if (secondNumber === nought) {
        for (; at < end && (parts[at] ?? 0) <= value; at += 3)
          if (value <= (parts[at + 1] ?? 0)) this.#take((parts[at + 2] ?? 0) | 0, declaration, place);
        continue;
      }
      const second = declaration.numbers[secondNumber] ?? Number.NaN;
      for (; at < end && (parts[at] ?? 0) <= value; at += 5) {
        if (value <= (parts[at + 1] ?? 0) && second >= (parts[at + 2] ?? 0) && second <= (parts[at + 3] ?? 0))
          this.#take((parts[at + 4] ?? 0) | 0, declaration, place);
      }
    }
  }

  /** Adds the profile of an entry whose ranges hold, if all else does. */
  #take(code: number, declaration: AskedDeclaration, place: number): void {
    if (code < 0) this.found.add(~code, place);
    else if (this.#checks.hold(code, declaration)) this.found.add(this.#owners[code] ?? 0, place);
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

/**
 * Two ranges of different numbers among checks, in the order of their numbers; the number after all others stands
 * for no range.
 */
function rangesAmong(checks: readonly Check[], nought: number): EntryRanges {
  const ranges = checks.filter((check) => check.kind === 'range');
  const none: EntryRange = { number: nought, low: 0, high: 0 };
  const [first = none] = ranges;
  const second = ranges.find(({ number }) => number !== first.number) ?? none;
  return first.number <= second.number ? [first, second] : [second, first];
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
