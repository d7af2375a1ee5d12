import { keyOfEntry } from '../domain/list-entry.ts';
import { detailsOf, elementOf, isRow, type ListRow, type NamedList, rowOf } from '../domain/named-list.ts';
import type { Parsed, Problem } from '../domain/problem.ts';
import type { NamedLists } from '../domain/rule-book.ts';
import { type Place, problemAt, quoted, type Step } from './problems.ts';
import { partyKeys, readEntryDetails, tableKeys } from './read-entry-details.ts';
import { type Report, readPeriod } from './read-period.ts';
import { isForbiddenKey } from './read-shape.ts';

/** The longest text that is an entry of a list. */
export const longestValue = 512;

type Members = Readonly<Record<string, unknown>>;

/**
 * Named lists as `{ NAME: [value, …] }`. Instead of a value may stand `{ value, validFrom?, validTo? }`, with the
 * details of a party or, in a reference table, with what is looked up under the value.
 */
export function readLists(value: unknown, place: Place): Parsed<NamedLists> {
  const problems: Problem[] = [];
  const report: Report = (steps, code, message) => problems.push(problemAt(place, steps, code, message));
  if (!isObject(value)) {
    report([], 'wrong-type', 'Lists are an object, as in { "risk-countries": ["AA", "BB"] }.');
    return { ok: false, problems };
  }
  const lists = Object.entries(value).map(
    ([name, values]) => [name, readList(name, values, report)] as const,
  );
  return problems.length > 0
    ? { ok: false, problems }
    : { ok: true, value: Object.fromEntries(lists), warnings: [] };
}

function readList(name: string, values: unknown, report: Report): NamedList {
  if (isForbiddenKey(name)) {
    report([name], 'forbidden-key', 'A list cannot have this name.');
    return [];
  }
  if (!isListName(name)) {
    report([name], 'ill-formed-text', 'The name of a list is well-formed text of at most 128 characters.');
    return [];
  }
  if (!Array.isArray(values)) {
    report([name], 'wrong-type', `Give a list of texts or numbers instead of ${quoted(values)}.`);
    return [];
  }
  const elements = values.map((value, index) => readElement(value, [name, index], report));
  const list = elements.flatMap((element) => element ?? []);
  if (list.some((element) => isRow(element) && detailsOf(element) !== undefined))
    checkDetailed(elements, name, report);
  return list;
}

function readElement(value: unknown, steps: readonly Step[], report: Report): NamedList[number] | undefined {
  if (isListValue(value)) return isStorable(value, steps, report) ? value : undefined;
  if (!isObject(value)) {
    report(steps, 'wrong-type', `${quoted(value)} is neither text nor a number.`);
    return undefined;
  }
  for (const key of Object.keys(value).filter((each) => !elementKeys.includes(each)))
    report([...steps, key], 'unknown-key', `Known are ${elementKeys.join(', ')}.`);
  if (!isListValue(value.value)) {
    report([...steps, 'value'], 'wrong-type', `${quoted(value.value)} is neither text nor a number.`);
    return undefined;
  }
  if (!isStorable(value.value, [...steps, 'value'], report)) return undefined;
  const period = readPeriod(value, steps, report);
  return elementOf({ value: value.value, ...period, ...readEntryDetails(value, steps, report) });
}

const elementKeys: readonly string[] = ['value', 'validFrom', 'validTo', ...partyKeys, ...tableKeys];

/**
 * What is wrong with a list of which some element has details. It is a watch list or a reference table as a whole, and
 * says one thing of a value from one day on: two would leave open which holds.
 */
function checkDetailed(
  elements: readonly (NamedList[number] | undefined)[],
  name: string,
  report: Report,
): void {
  const isTable = elements.some((element) => element !== undefined && rowOf(element).is !== undefined);
  const seen = new Set<string>();
  let type: string | undefined;
  for (const [index, element] of elements.entries()) {
    if (element === undefined) continue;
    const row = rowOf(element);
    const key = keyOfEntry(row);
    if (seen.has(key)) {
      const message = 'This value, from the same day on, stands here before; give it once.';
      report([name, index], 'duplicate-value', message);
    }
    seen.add(key);
    if (typeof row.value !== 'string')
      report([name, index, 'value'], 'wrong-type', `${row.value} is not text, as keys and ids are.`);
    if (!isTable) continue;
    checkTableRow(row, [name, index], report);
    if (row.is === undefined) continue;
    type ??= typeof row.is;
    if (typeof row.is !== type) report([name, index, 'is'], 'wrong-type', mixed(row.is));
  }
}

function checkTableRow(row: ListRow, steps: readonly Step[], report: Report): void {
  if (row.is === undefined)
    report([...steps, 'is'], 'missing', 'A row of a reference table says what is looked up.');
  for (const key of partyKeys)
    if (row[key] !== undefined)
      report([...steps, key], 'unknown-key', 'A row of a reference table tells of no party.');
}

/** That something is looked up which is of another type than the rest. */
export function mixed(is: string | number): string {
  const [one, others] = typeof is === 'number' ? ['a number', 'texts'] : ['text', 'numbers'];
  return `${quoted(is)} is ${one}, and other rows hold ${others}; a table holds one or the other.`;
}

/** Whether a list can have this name. */
export function isListName(name: string): boolean {
  return name.length > 0 && name.length <= 128 && name.isWellFormed() && !name.includes('\0');
}

/** Values are looked up by index, and no declaration holds half a character. */
function isStorable(value: string | number, steps: readonly Step[], report: Report): boolean {
  if (typeof value === 'number') return true;
  if (value.length > longestValue)
    report(steps, 'too-long', `${value.length} characters; at most ${longestValue} are taken.`);
  else if (!value.isWellFormed() || value.includes('\0'))
    report(steps, 'ill-formed-text', 'The text holds a NUL or half a character; send well-formed UTF-8.');
  else return true;
  return false;
}

function isListValue(value: unknown): value is string | number {
  return typeof value === 'string' || (typeof value === 'number' && Number.isFinite(value));
}

function isObject(value: unknown): value is Members {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
