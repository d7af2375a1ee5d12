import type { Problem, ProblemCode } from '../domain/problem.ts';

/** A step into a value: the key of an object, or the index in a list. */
export type Step = string | number;

/** Where a value came from, and how its inside is spoken of. */
export type Place = {
  readonly source: string;
  readonly line?: number;
  /** Spells a path as its format does; JSON pointers when absent. */
  readonly pathOf?: (steps: readonly Step[]) => string;
};

/** The steps as a JSON pointer (RFC 6901). */
export function jsonPointer(steps: readonly Step[]): string {
  return steps.map((step) => `/${String(step).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
}

/** The place so many steps further in. */
export function placeWithin(place: Place, outer: readonly Step[]): Place {
  const { pathOf = jsonPointer } = place;
  return { ...place, pathOf: (steps) => pathOf([...outer, ...steps]) };
}

/** A problem at a path inside a place. */
export function problemAt(place: Place, steps: readonly Step[], code: ProblemCode, message: string): Problem {
  return {
    source: place.source,
    ...(place.line !== undefined && { line: place.line }),
    path: (place.pathOf ?? jsonPointer)(steps),
    code,
    message,
  };
}

/** The same problem, as a remark that leaves its record standing. */
export function asWarning(problem: Problem): Problem {
  return { ...problem, severity: 'warning' };
}

/** Text that quotes an input, fit for one line of a terminal. */
export function inOneLine(text: string): string {
  return text.toWellFormed().replaceAll(/[\s\p{Cc}]+/gu, ' ');
}

/** A value as it may be quoted in a message: short, in one line, whatever it holds and however deep it goes. */
export function quoted(value: unknown): string {
  if (Array.isArray(value)) return value.length === 0 ? '[]' : '[…]';
  if (typeof value === 'object' && value !== null) return '{…}';
  if (typeof value !== 'string') return String(value);
  return JSON.stringify(value.length > 60 ? `${value.slice(0, 57).toWellFormed()}…` : value);
}
