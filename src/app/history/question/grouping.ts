import type { Fault } from '../../../domain/problem.ts';
import type { Codes, Columns, NumberColumn } from '../../../identify/columns/columns.ts';
import type { Field } from '../../../identify/fields/field.ts';
import { fieldAt } from '../../../identify/fields/field-catalogue.ts';
import { outcomePaths } from '../recorded-fields.ts';

/**
 * How rows fall into groups, by numbers that have names: row n into group `members[n]`, or, where there are starts,
 * into all from `members[starts[n]]` to before `members[starts[n + 1]]`.
 */
export type Grouping = {
  readonly scope: Field['scope'];
  /** Numbers are below this one; 0 is the group of what is absent. */
  readonly groups: number;
  readonly members: Int32Array;
  readonly starts?: Int32Array;
  readonly nameOf: (group: number) => string;
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
  if (field.lookup !== undefined) return [lookedUp('by', path)];
  if (field.type !== 'number' && (hasOutcomes || field.needs === undefined)) return [];
  const message = `${path} cannot be counted by: give a field of text, of true and false, or a date, which is counted by months.`;
  return [{ steps: ['by'], code: 'value-type', message }];
}

/** A question may ask for what is looked up, but every rule book looks up something else: counts are of what is kept. */
export function lookedUp(step: 'by' | 'sum', path: string): Fault {
  const message = `${path} is looked up in a list and not kept; ask for it in the condition.`;
  return { steps: [step], code: 'value-type', message };
}

/** The groups of a checked field. */
export function groupingBy(path: string, columns: Columns): Grouping {
  const field = fieldAt(path);
  const scope = field?.scope ?? 'header';
  const column = columns.column(path);
  if (column === undefined) {
    const rows = scope === 'item' ? columns.items : columns.declarations;
    return { scope, groups: 1, members: new Int32Array(rows), nameOf: () => '' };
  }
  if (column.kind === 'number') return { scope, ...groupingOfNumbers(column, field?.type === 'moment') };
  const { dictionary } = column;
  const members = renumbered(column.codes, firstCodes(dictionary));
  return {
    scope,
    groups: dictionary.length,
    members,
    ...(column.kind === 'texts' && { starts: column.starts }),
    nameOf: (group) => dictionary[group] as string,
  };
}

/** Moments by their months; true and false by themselves. */
function groupingOfNumbers(
  { values }: NumberColumn,
  isMoment: boolean,
): Pick<Grouping, 'groups' | 'members' | 'nameOf'> {
  const months = new Months();
  const members = new Int32Array(values.length);
  let last = 0;
  for (let row = 0; row < values.length; row++) {
    const value = values[row] as number;
    const group = Number.isNaN(value) ? 0 : isMoment ? months.groupOf(value) : value + 1;
    members[row] = group;
    last = Math.max(last, group);
  }
  return {
    groups: last + 1,
    members,
    nameOf: (group) => (isMoment ? months.nameOf(group) : String(group === 2)),
  };
}

function renumbered(codes: Codes, groupOf: Int32Array): Int32Array {
  const members = new Int32Array(codes.length);
  for (let at = 0; at < codes.length; at++) members[at] = groupOf[codes[at] as number] as number;
  return members;
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
