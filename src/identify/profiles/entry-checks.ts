import type { Condition, Predicate } from '../../domain/condition.ts';
import type { NamedLists } from '../../domain/rule-book.ts';
import { compileCondition } from './compile-condition.ts';
import type { CompiledCondition } from './compile-predicate.ts';
import type { Field } from './field.ts';
import type { FieldSlots, Row, SlotRef } from './field-slots.ts';
import { True } from './truth.ts';

/**
 * What an entry still has to satisfy once it was found, as data: ten thousand closures would each be a call
 * to somewhere else, while one loop over numbers stays in the processor's reach.
 */
export type Check =
  | { readonly kind: 'text'; readonly field: number; readonly question: number }
  | { readonly kind: 'range'; readonly slot: SlotRef; readonly low: number; readonly high: number }
  | { readonly kind: 'condition'; readonly holds: CompiledCondition };

/** The check of a part that is no text question: a range of numbers, or else the condition itself. */
export function checkOf(
  part: Condition,
  slots: FieldSlots,
  lists: NamedLists,
  fieldAt: (path: string) => Field,
): Check {
  const range = 'field' in part ? rangeOf(part) : undefined;
  if ('field' in part && range !== undefined) {
    const field = fieldAt(part.field);
    if (field.type === 'number' && !field.many)
      return { kind: 'range', slot: slots.slotFor(field), ...range };
  }
  return { kind: 'condition', holds: compileCondition(part, slots, lists) };
}

function rangeOf(predicate: Predicate): { readonly low: number; readonly high: number } | undefined {
  const { value } = predicate as { readonly value?: unknown };
  if (predicate.op === 'between') return { low: predicate.value[0], high: predicate.value[1] };
  if (typeof value !== 'number') return undefined;
  switch (predicate.op) {
    case 'eq':
      return { low: value, high: value };
    case 'gte':
      return { low: value, high: Number.POSITIVE_INFINITY };
    case 'lte':
      return { low: Number.NEGATIVE_INFINITY, high: value };
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
  /** The field of a text question, the place in the row of a range, the place of a condition. */
  readonly #what: Int32Array;
  /** The question; for a range, whether it is of the item. */
  readonly #which: Int32Array;
  readonly #low: Float64Array;
  readonly #high: Float64Array;
  readonly #conditions: readonly CompiledCondition[];

  constructor(checks: readonly (readonly Check[])[]) {
    const all = checks.flat();
    this.#start = new Int32Array(checks.length + 1);
    for (const [entry, each] of checks.entries())
      this.#start[entry + 1] = (this.#start[entry] ?? 0) + each.length;
    this.#kind = Uint8Array.from(all, ({ kind }) => kinds[kind]);
    this.#conditions = all.flatMap((check) => (check.kind === 'condition' ? [check.holds] : []));
    let conditions = 0;
    this.#what = Int32Array.from(all, (check) => {
      if (check.kind === 'condition') return conditions++;
      return check.kind === 'text' ? check.field : check.slot.index;
    });
    this.#which = Int32Array.from(all, (check) => {
      if (check.kind === 'text') return check.question;
      return check.kind === 'range' && check.slot.scope === 'item' ? 1 : 0;
    });
    this.#low = Float64Array.from(all, (check) => (check.kind === 'range' ? check.low : 0));
    this.#high = Float64Array.from(all, (check) => (check.kind === 'range' ? check.high : 0));
  }

  /** Whether an entry is satisfied by the header and an item; `answers` tells of the text questions. */
  hold(
    entry: number,
    header: Row,
    item: Row,
    answers: (field: number, question: number) => boolean,
  ): boolean {
    const end = this.#start[entry + 1] ?? 0;
    for (let at = this.#start[entry] ?? 0; at < end; at++) {
      const what = this.#what[at] ?? 0;
      const which = this.#which[at] ?? 0;
      switch (this.#kind[at]) {
        case kinds.text:
          if (!answers(what, which)) return false;
          break;
        case kinds.range: {
          const value = which === 1 ? item[what] : header[what];
          if (typeof value !== 'number') return false;
          if (!(value >= (this.#low[at] ?? 0) && value <= (this.#high[at] ?? 0))) return false;
          break;
        }
        default:
          if (this.#conditions[what]?.(header, item) !== True) return false;
      }
    }
    return true;
  }
}
