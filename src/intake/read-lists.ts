import { elementOf, type NamedList } from '../domain/named-list.ts';
import type { Parsed, Problem } from '../domain/problem.ts';
import type { NamedLists } from '../domain/rule-book.ts';
import { type Place, problemAt, quoted, type Step } from './problems.ts';
import { type Report, readPeriod } from './read-period.ts';
import { isForbiddenKey } from './read-shape.ts';

/** The longest text that is an entry of a list. */
export const longestValue = 512;

type Members = Readonly<Record<string, unknown>>;

/** Named lists as `{ NAME: [value, …] }`; instead of a value may stand `{ value, validFrom?, validTo? }`. */
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
  return values.flatMap((value, index) => readElement(value, [name, index], report));
}

function readElement(value: unknown, steps: readonly Step[], report: Report): NamedList {
  if (isListValue(value)) return isStorable(value, steps, report) ? [value] : [];
  if (!isObject(value)) {
    report(steps, 'wrong-type', `${quoted(value)} is neither text nor a number.`);
    return [];
  }
  for (const key of Object.keys(value).filter((each) => !['value', 'validFrom', 'validTo'].includes(each)))
    report([...steps, key], 'unknown-key', 'Known are value, validFrom and validTo.');
  if (!isListValue(value.value)) {
    report([...steps, 'value'], 'wrong-type', `${quoted(value.value)} is neither text nor a number.`);
    return [];
  }
  if (!isStorable(value.value, [...steps, 'value'], report)) return [];
  const period = readPeriod(value, steps, report);
  return [elementOf({ value: value.value, ...period })];
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
