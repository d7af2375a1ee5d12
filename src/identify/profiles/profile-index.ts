import type { NamedLists } from '../../domain/rule-book.ts';
import { EntryChecks } from './entry-checks.ts';
import { EntryGroup, type EntryRange, type GroupEntry } from './entry-group.ts';
import type { Field } from './field.ts';
import type { FieldSlots, Row } from './field-slots.ts';
import {
  type Asked,
  checksLeft,
  EntryWriter,
  type IndexedProfile,
  mostTelling,
  type NumberPlace,
} from './profile-entries.ts';
import type { TextClasses } from './text-classes.ts';

/** A profile that matched, by its place, with the places of the items that did; none where it concerns no item. */
export type Found = { readonly profile: number; readonly items: readonly number[] };

type Match = { readonly profile: number; readonly items: number[] };

/** More classes in a field than this, and all are forgotten: no input may fill the memory by making new ones. */
const mostClasses = 131_072;

const noItem: Row = [];

/**
 * Finds the profiles that a declaration matches. A condition becomes entries, one for each way it can be
 * true. An entry is looked up by the answers to its one or two most telling text questions, and the rest of
 * it is checked; an entry without such a question is checked always.
 */
export class ProfileIndex {
  readonly #fields: readonly TextClasses[];
  readonly #headerFields: readonly number[];
  readonly #itemFields: readonly number[];
  readonly #owner: Int32Array;
  readonly #isOfItem: Uint8Array;
  readonly #checks: EntryChecks;
  readonly #always: readonly number[];
  readonly #headerGroups: readonly EntryGroup[];
  readonly #itemGroups: readonly EntryGroup[];
  /** The class of each text, in the header and in the item that is looked at. */
  readonly #classes: Int32Array;
  /** The numbers that ranges ask about, likewise; NaN where one is absent. */
  readonly #numbers: Float64Array;
  readonly #headerNumbers: readonly NumberPlace[];
  readonly #itemNumbers: readonly NumberPlace[];
  /** For each profile the place of its match among those found, counted from 1. */
  readonly #foundAt: Int32Array;

  constructor(
    profiles: readonly IndexedProfile[],
    slots: FieldSlots,
    lists: NamedLists,
    fieldAt: (path: string) => Field,
  ) {
    const writer = new EntryWriter(slots, lists, fieldAt);
    const entries = writer.entriesOf(profiles);
    this.#fields = writer.fields;
    const found = entries.map((entry) => mostTelling(entry, this.#fields));
    this.#owner = Int32Array.from(entries, ({ owner }) => owner);
    this.#isOfItem = Uint8Array.from(entries, ({ owner }) => (profiles[owner]?.scope === 'item' ? 1 : 0));
    this.#checks = new EntryChecks(entries.map((entry, place) => checksLeft(entry, found[place] ?? [])));
    this.#always = found.flatMap((asked, place) => (asked.length === 0 ? [place] : []));
    const places = [...this.#fields.keys()];
    const isOfItem = (field: number): boolean => this.#fields[field]?.slot.scope === 'item';
    this.#headerFields = places.filter((field) => !isOfItem(field));
    this.#itemFields = places.filter(isOfItem);
    const numbers = [...writer.numbers.values()];
    const nothingAsked = { number: numbers.length, low: 0, high: 0 };
    const groups = groupsOf(
      found,
      this.#fields,
      (entry) => entries[entry]?.checks.find((check) => check.kind === 'range') ?? nothingAsked,
    );
    const concernsItem = ({ first, second }: EntryGroup): boolean => isOfItem(first) || isOfItem(second);
    this.#headerGroups = groups.filter((group) => !concernsItem(group));
    this.#itemGroups = groups.filter(concernsItem);
    this.#classes = new Int32Array(this.#fields.length);
    // One more, for the entries that ask about none: it stays nought.
    this.#numbers = new Float64Array(numbers.length + 1);
    this.#headerNumbers = numbers.filter(({ slot }) => slot.scope === 'header');
    this.#itemNumbers = numbers.filter(({ slot }) => slot.scope === 'item');
    this.#foundAt = new Int32Array(profiles.length);
  }

  /** The profiles that match; `applies` says of one whose condition is true whether it holds here and today. */
  match(header: Row, items: readonly Row[], applies: (profile: number) => boolean): readonly Found[] {
    this.#forgetTooMany();
    this.#classify(this.#headerFields, header);
    this.#take(this.#headerNumbers, header);
    const matches: Match[] = [];
    const ofItems: number[] = [];
    for (const entry of this.#always) this.#askOrKeep(entry, header, applies, matches, ofItems);
    for (const group of this.#headerGroups) {
      for (const entry of group.found(this.#classes).entries)
        this.#askOrKeep(entry, header, applies, matches, ofItems);
    }
    for (let place = 0; place < items.length; place++) {
      const item = items[place] ?? noItem;
      this.#classify(this.#itemFields, item);
      this.#take(this.#itemNumbers, item);
      for (const entry of ofItems) this.#ask(entry, header, item, place, applies, matches);
      for (const group of this.#itemGroups) {
        const { entries, numbers, lows, highs } = group.found(this.#classes);
        for (let at = 0; at < entries.length; at++) {
          const value = this.#numbers[numbers[at] ?? 0] ?? Number.NaN;
          if (value >= (lows[at] ?? 0) && value <= (highs[at] ?? 0))
            this.#ask(entries[at] ?? 0, header, item, place, applies, matches);
        }
      }
    }
    for (const { profile } of matches) this.#foundAt[profile] = 0;
    return matches;
  }

  /** Asks an entry of the header; one that concerns items is kept, to be asked of each. */
  #askOrKeep(
    entry: number,
    header: Row,
    applies: (profile: number) => boolean,
    matches: Match[],
    ofItems: number[],
  ): void {
    if (this.#isOfItem[entry] === 1) ofItems.push(entry);
    else this.#ask(entry, header, noItem, -1, applies, matches);
  }

  #ask(
    entry: number,
    header: Row,
    item: Row,
    place: number,
    applies: (profile: number) => boolean,
    matches: Match[],
  ): void {
    if (!this.#checks.hold(entry, this.#numbers, this.#answers, header, item)) return;
    const profile = this.#owner[entry] ?? 0;
    const known = matches[(this.#foundAt[profile] ?? 0) - 1];
    if (known === undefined) {
      if (!applies(profile)) return;
      matches.push({ profile, items: place === -1 ? [] : [place] });
      this.#foundAt[profile] = matches.length;
    }
    // Items come one after the other, so that one found in two ways is the last.
    else if (place !== -1 && known.items.at(-1) !== place) known.items.push(place);
  }

  readonly #answers = (field: number, question: number): boolean =>
    this.#fields[field]?.answers(this.#classes[field] ?? 0, question) === true;

  #classify(fields: readonly number[], row: Row): void {
    for (const place of fields) {
      const field = this.#fields[place];
      if (field !== undefined) this.#classes[place] = field.classOf(row[field.slot.index]);
    }
  }

  #take(numbers: readonly NumberPlace[], row: Row): void {
    for (const { number, slot } of numbers) {
      const value = row[slot.index];
      this.#numbers[number] = typeof value === 'number' ? value : Number.NaN;
    }
  }

  #forgetTooMany(): void {
    if (this.#fields.every(({ answered }) => answered.length <= mostClasses)) return;
    for (const field of this.#fields) field.forget();
    for (const group of [...this.#headerGroups, ...this.#itemGroups]) group.forget();
  }
}

function groupsOf(
  found: readonly (readonly Asked[])[],
  fields: readonly TextClasses[],
  rangeOf: (entry: number) => EntryRange,
): readonly EntryGroup[] {
  const members = new Map<string, { first: number; second: number; entries: GroupEntry[] }>();
  for (const [entry, [one, two]] of found.entries()) {
    if (one === undefined) continue;
    const key = `${one.field}/${two?.field ?? ''}`;
    const group = members.get(key) ?? { first: one.field, second: two?.field ?? -1, entries: [] };
    group.entries.push({ entry, question: one.question, ...(two !== undefined && { second: two.question }) });
    members.set(key, group);
  }
  return [...members.values()].map(
    ({ first, second, entries }) => new EntryGroup([first, second], fields, entries, rangeOf),
  );
}
