import type { Predicate } from '../../../domain/condition.ts';
import type { CompiledCondition } from '../../conditions/compile-predicate.ts';
import { True } from '../../conditions/truth.ts';
import type { Row } from '../../fields/field-slots.ts';
import { nextAbove, nextBelow } from './number-neighbours.ts';
import type { TextClasses } from './text-classes.ts';

/**
 * What an entry still has to satisfy once it was found, as data: ten thousand closures would each be a call
 * to somewhere else, while one loop over numbers stays in the processor's reach.
 */
export type Check =
  | { readonly kind: 'text'; readonly field: number; readonly question: number }
  | { readonly kind: 'range'; readonly number: number; readonly low: number; readonly high: number }
  | { readonly kind: 'condition'; readonly holds: CompiledCondition };

/** What is known of a declaration and the item that is looked at, as far as checks ask. */
export type AskedValues = {
  /** The class of each text, by the places of the fields. */
  readonly classes: Int32Array;
  /** The numbers that ranges ask about; NaN where one is absent. */
  readonly numbers: Float64Array;
  readonly header: Row;
  readonly item: Row;
};

/** From what to what a number must lie, where that is what a predicate asks; both ends belong to it. */
export function rangeOf(predicate: Predicate): { readonly low: number; readonly high: number } | undefined {
  const { value } = predicate as { readonly value?: unknown };
  if (predicate.op === 'between') return { low: predicate.value[0], high: predicate.value[1] };
  if (typeof value !== 'number') return undefined;
  switch (predicate.op) {
    case 'eq':
      return { low: value, high: value };
    case 'gte':
      return { low: value, high: Number.POSITIVE_INFINITY };
    case 'gt':
      return { low: nextAbove(value), high: Number.POSITIVE_INFINITY };
    case 'lte':
      return { low: Number.NEGATIVE_INFINITY, high: value };
    case 'lt':
      return { low: Number.NEGATIVE_INFINITY, high: nextBelow(value) };
    default:
      return undefined;
  }
}

const kinds = { text: 0, range: 1, condition: 2 } as const;

/** The checks of all entries, end to end in typed arrays. */
export class EntryChecks {
  /** Where the checks of an entry begin; those of the next one begin where they end. */
  readonly #start: Int32Array;
  readonly #kind: Uint8Array;
  /** The field of a text question, the number of a range, the condition's place. */
  readonly #what: Int32Array;
  readonly #question: Int32Array;
  readonly #low: Float64Array;
  readonly #high: Float64Array;
  readonly #conditions: readonly CompiledCondition[];
  readonly #fields: readonly TextClasses[];

  constructor(checks: readonly (readonly Check[])[], fields: readonly TextClasses[]) {
    this.#fields = fields;
    const all = checks.flat();
    this.#start = new Int32Array(checks.length + 1);
    for (const [entry, each] of checks.entries())
      this.#start[entry + 1] = (this.#start[entry] ?? 0) + each.length;
    this.#kind = Uint8Array.from(all, ({ kind }) => kinds[kind]);
    this.#conditions = all.flatMap((check) => (check.kind === 'condition' ? [check.holds] : []));
    let conditions = 0;
    this.#what = Int32Array.from(all, (check) => {
      if (check.kind === 'condition') return conditions++;
      return check.kind === 'text' ? check.field : check.number;
    });
    this.#question = Int32Array.from(all, (check) => (check.kind === 'text' ? check.question : 0));
    this.#low = Float64Array.from(all, (check) => (check.kind === 'range' ? check.low : 0));
    this.#high = Float64Array.from(all, (check) => (check.kind === 'range' ? check.high : 0));
  }

  /** Whether an entry is satisfied. An absent number is NaN, which lies in no range. */
  hold(entry: number, asked: AskedValues): boolean {
    const end = this.#start[entry + 1] ?? 0;
    for (let at = this.#start[entry] ?? 0; at < end; at++) {
      const what = this.#what[at] ?? 0;
      const kind = this.#kind[at];
      if (kind === kinds.range) {
        const value = asked.numbers[what] ?? Number.NaN;
        if (!(value >= (this.#low[at] ?? 0) && value <= (this.#high[at] ?? 0))) return false;
      } else if (kind === kinds.text) {
        const group = asked.classes[what] ?? 0;
        if (this.#fields[what]?.answers(group, this.#question[at] ?? 0) !== true) return false;
      } else if (this.#conditions[what]?.(asked.header, asked.item) !== True) return false;
    }
    return true;
  }
}
