import type { Condition } from '../../domain/condition.ts';
import type { NamedLists } from '../../domain/rule-book.ts';
import { alternativesOf } from './alternatives.ts';
import { compileCondition } from './compile-condition.ts';
import { type Check, EntryChecks, rangeOf } from './entry-checks.ts';
import { EntryGroup, type EntryRange, type GroupEntry } from './entry-group.ts';
import type { Field } from './field.ts';
import type { FieldSlots, Row, SlotRef } from './field-slots.ts';
import { TextClasses } from './text-classes.ts';
import { type TextQuestion, textQuestionOf } from './text-question.ts';

/** A profile as the index needs it. */
export type IndexedProfile = {
  readonly when: Condition;
  readonly scope: Field['scope'];
  /** Offices it holds for; every office when absent. */
  readonly offices: readonly string[] | undefined;
};

/** A profile that matched, by its place, with the places of the items that did; none where it concerns no item. */
export type Found = { readonly profile: number; readonly items: readonly number[] };

type Match = { readonly profile: number; readonly items: number[] };

/** Where a number that ranges ask about stands in the rows, and among those numbers. */
type NumberPlace = { readonly number: number; readonly slot: SlotRef };

/** One way in which a profile can match. */
type Entry = {
  readonly owner: number;
  readonly asked: readonly Asked[];
  readonly checks: readonly Check[];
};

/** A text question, by the places of its field and of itself among the field's questions. */
type Asked = {
  readonly field: number;
  readonly question: number;
  readonly text: TextQuestion;
  /** Whether something else makes sure of it, so that it need not be checked again. */
  readonly isImplied: boolean;
};

/** More classes in a field than this, and all are forgotten: no input may fill the memory by making new ones. */
const mostClasses = 131_072;

/** A field is taken to have this many texts, even where the profiles ask for fewer. */
const fewestTexts = 20;

const noItem: Row = [];

/**
 * Finds the profiles that a declaration matches. A condition becomes entries, one for each way it can be
 * true. An entry is looked up by the answers to its one or two most telling text questions, and the rest of
 * it is checked; an entry without such a question is checked always.
 */
export class ProfileIndex {
  readonly #fields: TextClasses[] = [];
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
    const writer = new EntryWriter(this.#fields, slots, lists, fieldAt);
    const entries = writer.entriesOf(profiles);
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

/** Turns profiles into entries, and gives the fields and questions they meet a number each. */
class EntryWriter {
  /** The numbers that ranges ask about, by the paths of their fields. */
  readonly numbers = new Map<string, NumberPlace>();
  readonly #fields: TextClasses[];
  readonly #slots: FieldSlots;
  readonly #lists: NamedLists;
  readonly #fieldAt: (path: string) => Field;
  readonly #places = new Map<string, number>();

  constructor(fields: TextClasses[], slots: FieldSlots, lists: NamedLists, fieldAt: (path: string) => Field) {
    this.#fields = fields;
    this.#slots = slots;
    this.#lists = lists;
    this.#fieldAt = fieldAt;
  }

  entriesOf(profiles: readonly IndexedProfile[]): readonly Entry[] {
    return profiles.flatMap(({ when, offices }, owner) => {
      const ofOffices = offices === undefined || offices.includes('') ? [] : [this.#askedOf(offices)];
      return alternativesOf(when).map((parts) => this.#entryOf(owner, parts, ofOffices));
    });
  }

  #entryOf(owner: number, parts: readonly Condition[], implied: readonly Asked[]): Entry {
    const asked: Asked[] = [...implied];
    const checks: Check[] = [];
    for (const part of parts) {
      const text = textQuestionOf(part, this.#lists, this.#fieldAt);
      if (text === undefined) checks.push(this.#checkOf(part));
      else asked.push(this.#numbered(text, false));
    }
    return { owner, asked, checks };
  }

  /** The check of a part that is no text question: a range of numbers, or else the condition itself. */
  #checkOf(part: Condition): Check {
    const range = 'field' in part ? rangeOf(part) : undefined;
    const field = 'field' in part ? this.#fieldAt(part.field) : undefined;
    if (range !== undefined && field?.type === 'number' && !field.many)
      return { kind: 'range', number: this.#numberOf(field), ...range };
    return { kind: 'condition', holds: compileCondition(part, this.#slots, this.#lists) };
  }

  #numberOf(field: Field): number {
    const known = this.numbers.get(field.path);
    if (known !== undefined) return known.number;
    const number = this.numbers.size;
    this.numbers.set(field.path, { number, slot: this.#slots.slotFor(field) });
    return number;
  }

  /** The offices of a profile, as a question; the profile's own terms are asked anyway. */
  #askedOf(offices: readonly string[]): Asked {
    return this.#numbered({ field: this.#fieldAt('office'), isPrefix: false, values: offices }, true);
  }

  #numbered(text: TextQuestion, isImplied: boolean): Asked {
    const { path } = text.field;
    const field = this.#places.get(path) ?? this.#fields.length;
    if (field === this.#fields.length) {
      this.#fields.push(new TextClasses(this.#slots.slotFor(text.field)));
      this.#places.set(path, field);
    }
    return { field, question: this.#fields[field]?.numberOf(text) ?? 0, text, isImplied };
  }
}

/** The one or two questions, to different fields, that the fewest declarations answer with yes. */
function mostTelling({ asked }: Entry, fields: readonly TextClasses[]): readonly Asked[] {
  const byShare = asked
    .map((each) => ({ each, share: shareOf(each, fields) }))
    .sort((a, b) => a.share - b.share)
    .map(({ each }) => each);
  const [first] = byShare;
  const second = byShare.find(({ field }) => field !== first?.field);
  if (first === undefined) return [];
  // One order for each pair of fields, so that it is one group.
  return second === undefined ? [first] : [first, second].sort((a, b) => a.field - b.field);
}

/** What share of the traffic answers yes, roughly: more texts and shorter beginnings, and it is more. */
function shareOf({ field, text: { isPrefix, values } }: Asked, fields: readonly TextClasses[]): number {
  if (isPrefix) return values.reduce((sum, value) => sum + 10 ** -Math.min(4, value.length), 0);
  return values.length / Math.max(fields[field]?.variety ?? 0, fewestTexts);
}

function checksLeft({ asked, checks }: Entry, found: readonly Asked[]): readonly Check[] {
  const left = asked.filter((each) => !each.isImplied && !found.includes(each));
  return [...left.map(({ field, question }): Check => ({ kind: 'text', field, question })), ...checks];
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
