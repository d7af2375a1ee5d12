import type { Parsed } from '../domain/problem.ts';
import { object, required, text } from '../domain/shape.ts';
import { ofShape, requestPlace } from './body/read-content.ts';
import { type Beside, type ProfileSet, readProfileSet } from './read-profile-set.ts';

/** A challenger as it is registered: its name, and all that it decides by. */
export type ChallengerOrder = { readonly name: string; readonly set: Omit<ProfileSet, 'refused'> };

const nameShape = object<{ readonly name: string }>({ name: required(text(64), 'What it is called') });

/**
 * Reads a challenger: the set an import takes, under a name. One profile that is not valid refuses it all: what is
 * compared must be what its author meant.
 */
export function readChallenger(value: unknown, beside: Beside): Parsed<ChallengerOrder> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    const message = 'Give { "name": "…", "profiles": [...] }, with lists and settings where they differ.';
    return { ok: false, problems: [{ ...requestPlace, path: '', code: 'wrong-type', message }] };
  }
  const { name, ...rest } = value as { readonly name?: unknown };
  const named = ofShape<{ readonly name: string }>(nameShape)({ name });
  const read = readProfileSet(rest, beside);
  const problems = [...(named.ok ? [] : named.problems), ...(read.ok ? read.value.refused : read.problems)];
  if (problems.length > 0 || !named.ok || !read.ok) return { ok: false, problems };
  const { refused: _, ...set } = read.value;
  return { ok: true, value: { name: named.value.name, set }, warnings: [] };
}
