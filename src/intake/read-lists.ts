import { elementOf, type NamedList } from '../domain/named-list.ts';
import type { Parsed, Problem } from '../domain/problem.ts';
import type { NamedLists } from '../domain/rule-book.ts';
import { type Place, problemAt, quoted, type Step } from './problems.ts';
import { type Report, readPeriod } from './read-period.ts';
import { isForbiddenKey } from './read-shape.ts';

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
  if (!Array.isArray(values)) {
    report([name], 'wrong-type', `Give a list of texts or numbers instead of ${quoted(values)}.`);
    return [];
  }
  return values.flatMap((value, index) => readElement(value, [name, index], report));
}

function readElement(value: unknown, steps: readonly Step[], report: Report): NamedList {
  if (isListValue(value)) return [value];
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
  const period = readPeriod(value, steps, report);
  return [elementOf({ value: value.value, ...period })];
}

function isListValue(value: unknown): value is string | number {
  return typeof value === 'string' || (typeof value === 'number' && Number.isFinite(value));
}

function isObject(value: unknown): value is Members {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
