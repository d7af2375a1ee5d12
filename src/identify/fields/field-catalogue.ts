import { brandFields } from '../lookups/brand-fields.ts';
import { standardLookups } from '../lookups/standard-lookups.ts';
import { declaredField, declaredPaths } from './declared-fields.ts';
import { derivedFields } from './derived-fields.ts';
import { factFields } from './fact-fields.ts';
import type { Field } from './field.ts';

const derivedByPath: ReadonlyMap<string, Field> = new Map(
  [...derivedFields, ...factFields, ...standardLookups, ...brandFields].map((field) => [field.path, field]),
);

/** The field a condition means by a dotted path; undefined when there is none. */
export function fieldAt(path: string): Field | undefined {
  return derivedByPath.get(path) ?? declaredField(path);
}

/** Every field with a fixed name; national boxes come on top, as `attributes.NAME` and `item.attributes.NAME`. */
export function knownFields(): readonly Field[] {
  return [...declaredPaths(), ...derivedByPath.keys()].flatMap((path) => fieldAt(path) ?? []);
}

/** The known path most like a mistyped one, to be offered in a message; undefined when none is near. */
export function nearestPath(path: string): string | undefined {
  const wanted = path.toLowerCase();
  const candidates = knownFields().map((field) => field.path);
  return (
    candidates.find((candidate) => candidate.toLowerCase() === wanted) ??
    candidates.find((candidate) => candidate.toLowerCase().endsWith(`.${wanted}`)) ??
    candidates.find((candidate) => editDistance(candidate.toLowerCase(), wanted) <= 2)
  );
}

function editDistance(a: string, b: string): number {
  let previous = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const substitution = (previous[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      row.push(Math.min(substitution, (previous[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1));
    }
    previous = row;
  }
  return previous[b.length] ?? 0;
}
