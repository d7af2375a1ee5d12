import type { Fault } from '../../domain/problem.ts';
import type { Columns } from '../../identify/columns/columns.ts';
import type { Field } from '../../identify/profiles/field.ts';
import { fieldAt } from '../../identify/profiles/field-catalogue.ts';

/** What was decided and found that declarations may be counted by. */
const outcomePaths = [
  'decision.lane',
  'decision.selectedBy',
  'decision.level',
  'decision.profiles',
  'decision.ruleBook',
  'finding.result',
];

/** How rows fall into groups: each row into none, one or several, by numbers that have names. */
export type Grouping = {
  readonly scope: Field['scope'];
  /** Numbers are below this one. */
  readonly groups: number;
  readonly ofRow: (row: number) => ArrayLike<number>;
  /** Null for what is absent. */
  readonly nameOf: (group: number) => string | null;
};

/** What is wrong with a field to count by. */
export function groupingFault(path: string, hasOutcomes: boolean): readonly Fault[] {
  const field = fieldAt(path);
  if (outcomePaths.includes(path)) {
    if (hasOutcomes) return [];
    const message = `Files of declarations do not tell ${path}; ask the store.`;
    return [{ steps: ['by'], code: 'data-not-loaded', message }];
  }
  if (field === undefined) {
    const message = `There is no field ${JSON.stringify(path)}; beside those of declarations there are ${outcomePaths.join(', ')}.`;
    return [{ steps: ['by'], code: 'unknown-field', message }];
  }
  if (field.type !== 'number' && field.needs === undefined) return [];
  const message = `${path} cannot be counted by: give a field of text, of true and false, or a date, which is counted by months.`;
  return [{ steps: ['by'], code: 'value-type', message }];
}

/** The groups of a checked field. */
export function groupingBy(path: string, columns: Columns): Grouping {
  const field = fieldAt(path);
  const scope = field?.scope ?? 'header';
  const column = columns.column(path);
  const one = new Int32Array(1);
  const single = (group: number): ArrayLike<number> => {
    one[0] = group;
    return one;
  };
  if (column === undefined) return { scope, groups: 1, ofRow: () => single(0), nameOf: () => null };
  switch (column.kind) {
    case 'text': {
      const { dictionary, codes } = column;
      const groupOf = firstCodes(dictionary);
      return {
        scope,
        groups: dictionary.length,
        ofRow: (row) => single(groupOf[codes[row] as number] as number),
        nameOf: (group) => (group === 0 ? null : (dictionary[group] as string)),
      };
    }
    case 'texts': {
      const { dictionary, starts, codes } = column;
      const groupOf = firstCodes(dictionary);
      return {
        scope,
        groups: dictionary.length,
        ofRow: (row) => {
          const own = codes.subarray(starts[row], starts[row + 1]);
          return own.length === 0 ? single(0) : own.map((code) => groupOf[code] as number);
        },
        nameOf: (group) => (group === 0 ? null : (dictionary[group] as string)),
      };
    }
    case 'number': {
      const months = field?.type === 'moment' ? new Months() : undefined;
      const groupOf = (value: number): number =>
        Number.isNaN(value) ? 0 : (months?.groupOf(value) ?? value + 1);
      const { values } = column;
      let last = 0;
      for (const value of values) last = Math.max(last, groupOf(value));
      return {
        scope,
        groups: last + 1,
        ofRow: (row) => single(groupOf(values[row] as number)),
        nameOf: (group) => (group === 0 ? null : (months?.nameOf(group) ?? String(group === 2))),
      };
    }
  }
}

/** For each code the first one of the same text, since a dictionary that grows may have a text twice. */
function firstCodes(dictionary: readonly string[]): Int32Array {
  const first = new Map<string, number>();
  return Int32Array.from(dictionary, (text, code) => {
    const known = first.get(text);
    if (known === undefined) first.set(text, code);
    return known ?? code;
  });
}

/** Months of the UTC calendar, numbered from 1 as they are met. */
class Months {
  readonly #numbers = new Map<string, number>();
  readonly #names: string[] = [];
  #lastStart = Number.NaN;
  #lastEnd = Number.NaN;
  #last = 0;

  groupOf(instant: number): number {
    // Most moments fall into the month of the one before.
    if (instant >= this.#lastStart && instant < this.#lastEnd) return this.#last;
    const date = new Date(instant);
    const name = date.toISOString().slice(0, 7);
    this.#lastStart = Date.UTC(date.getUTCFullYear(), date.getUTCMonth());
    this.#lastEnd = Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1);
    this.#last = this.#numbers.get(name) ?? this.#names.push(name);
    this.#numbers.set(name, this.#last);
    return this.#last;
  }

  nameOf(group: number): string {
    return this.#names[group - 1] as string;
  }
}
