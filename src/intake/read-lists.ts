import type { Parsed, Problem } from '../domain/problem.ts';
import type { NamedLists } from '../domain/rule-book.ts';
import { type Place, problemAt, quoted, type Step } from './problems.ts';
import { isForbiddenKey } from './read-shape.ts';

/** Named lists as `{ NAME: [value, …] }`. */
export function readLists(value: unknown, place: Place): Parsed<NamedLists> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    const message = 'Lists are an object, as in { "risk-countries": ["AA", "BB"] }.';
    return { ok: false, problems: [problemAt(place, [], 'wrong-type', message)] };
  }
  const problems = Object.entries(value).flatMap(([name, values]) => problemsOf(name, values, place));
  return problems.length > 0
    ? { ok: false, problems }
    : { ok: true, value: value as NamedLists, warnings: [] };
}

function problemsOf(name: string, values: unknown, place: Place): readonly Problem[] {
  const refuse = (steps: readonly Step[], message: string): Problem =>
    problemAt(place, steps, 'wrong-type', message);
  if (isForbiddenKey(name))
    return [problemAt(place, [name], 'forbidden-key', 'A list cannot have this name.')];
  if (!Array.isArray(values))
    return [refuse([name], `Give a list of texts or numbers instead of ${quoted(values)}.`)];
  return values.flatMap((value, index) =>
    typeof value === 'string' || (typeof value === 'number' && Number.isFinite(value))
      ? []
      : [refuse([name, index], `${quoted(value)} is neither text nor a number.`)],
  );
}
