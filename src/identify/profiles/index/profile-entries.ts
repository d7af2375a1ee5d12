import type { Condition } from '../../../domain/condition.ts';
import type { RiskProfile } from '../../../domain/risk-profile.ts';
import type { NamedLists } from '../../../domain/rule-book.ts';
import { compileCondition } from '../../conditions/compile-condition.ts';
import type { Field } from '../../fields/field.ts';
import type { FieldSlots, SlotRef } from '../../fields/field-slots.ts';
import { alternativesOf } from './alternatives.ts';
import { type Check, rangeOf } from './entry-checks.ts';
import { periodOf, scopeConditions } from './profile-scope.ts';
import { TextClasses } from './text-classes.ts';
import { type TextQuestion, textQuestionOf } from './text-question.ts';

/** Where a number that ranges ask about stands in the rows, and among those numbers. */
export type NumberPlace = { readonly number: number; readonly slot: SlotRef };

/** One way in which a profile can match. */
export type Entry = {
  readonly owner: number;
  readonly asked: readonly Asked[];
  readonly checks: readonly Check[];
};

/** A text question, by the places of its field and of itself among the field's questions. */
export type Asked = {
  readonly field: number;
  readonly question: number;
  readonly text: TextQuestion;
};

/** A field is taken to have this many texts, even where the profiles ask for fewer. */
const fewestTexts = 20;

/** Turns profiles into entries, and gives the fields and questions they meet a number each. */
export class EntryWriter {
  /** The numbers that ranges ask about, by the paths of their fields. */
  readonly numbers = new Map<string, NumberPlace>();
  /** The text fields that profiles ask about; an entry names them by their places. */
  readonly fields: TextClasses[] = [];
  readonly #slots: FieldSlots;
  readonly #lists: NamedLists;
  readonly #fieldAt: (path: string) => Field;
  readonly #places = new Map<string, number>();

  constructor(slots: FieldSlots, lists: NamedLists, fieldAt: (path: string) => Field) {
    this.#slots = slots;
    this.#lists = lists;
    this.#fieldAt = fieldAt;
  }

  /** The entries of a profile: direction, offices and validity are parts of a condition like any other. */
  entriesOf(profile: RiskProfile, owner: number): readonly Entry[] {
    const condition = { all: [...scopeConditions(profile), profile.when] };
    const period = periodOf(profile);
    const ofPeriod: readonly Check[] =
      period === undefined
        ? []
        : [{ kind: 'range', number: this.#numberOf(this.#fieldAt('lodgedAt')), ...period }];
    return alternativesOf(condition).map((parts) => this.#entryOf(owner, parts, ofPeriod));
  }

  #entryOf(owner: number, parts: readonly Condition[], ofPeriod: readonly Check[]): Entry {
    const asked: Asked[] = [];
    const checks: Check[] = [];
    for (const part of parts) {
      const text = textQuestionOf(part, this.#lists, this.#fieldAt);
      if (text === undefined) checks.push(this.#checkOf(part));
      else asked.push(this.#numbered(text));
    }
    return { owner, asked, checks: [...checks, ...ofPeriod] };
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

  #numbered(text: TextQuestion): Asked {
    const { path } = text.field;
    const field = this.#places.get(path) ?? this.fields.length;
    if (field === this.fields.length) {
      this.fields.push(new TextClasses(this.#slots.slotFor(text.field)));
      this.#places.set(path, field);
    }
    return { field, question: this.fields[field]?.numberOf(text) ?? 0, text };
  }
}

/** The one or two questions, to different fields, that the fewest declarations answer with yes. */
export function mostTelling({ asked }: Entry, fields: readonly TextClasses[]): readonly Asked[] {
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
function shareOf({ field, text: { isPrefix, values, list } }: Asked, fields: readonly TextClasses[]): number {
  if (isPrefix) return values.reduce((sum, value) => sum + 10 ** -Math.min(4, value.length), 0);
  return (list ?? values).length / Math.max(fields[field]?.variety ?? 0, fewestTexts);
}

/** What is to be checked of an entry that was found by these questions. */
export function checksLeft({ asked, checks }: Entry, found: readonly Asked[]): readonly Check[] {
  const left = asked.filter((each) => !found.includes(each));
  return [...left.map(({ field, question }): Check => ({ kind: 'text', field, question })), ...checks];
}
