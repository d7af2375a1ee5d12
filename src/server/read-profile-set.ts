import { faultsOf, mistakesIn } from '../compiled-rule-book.ts';
import type { Parsed, Problem } from '../domain/problem.ts';
import type { RiskProfile } from '../domain/risk-profile.ts';
import type { NamedLists } from '../domain/rule-book.ts';
import type { Settings } from '../domain/settings.ts';
import { jsonPointer, type Place, problemAt, type Step } from '../intake/problems.ts';
import { readLists } from '../intake/read-lists.ts';
import { readProfile } from '../intake/read-profiles.ts';
import { readSettings } from '../intake/read-settings.ts';
import { requestPlace } from './body/read-content.ts';

/** A set of profiles as far as it can be taken, and why the rest of it cannot. */
export type ProfileSet = {
  readonly profiles: readonly RiskProfile[];
  readonly lists?: NamedLists;
  readonly settings?: Settings;
  readonly refused: readonly Problem[];
};

/**
 * Reads a list of profiles, or an object that brings lists and settings with it. A profile that is not valid
 * is refused and the rest kept; lists and settings are taken whole or not at all.
 */
export function readProfileSet(value: unknown, listsInForce: NamedLists): Parsed<ProfileSet> {
  if (Array.isArray(value)) return judged(value, [], listsInForce, {});
  if (!isObject(value) || !Array.isArray(value.profiles)) {
    return refused([problemOf([], 'wrong-type', 'Give a list of profiles, or { "profiles": [...] }.')]);
  }
  const unknown = Object.keys(value).filter((key) => !['profiles', 'lists', 'settings'].includes(key));
  if (unknown.length > 0) {
    return refused(
      unknown.map((key) => problemOf([key], 'unknown-key', 'Known are profiles, lists and settings.')),
    );
  }
  const lists = isGiven(value.lists) ? readLists(value.lists, within(['lists'])) : undefined;
  const settings = isGiven(value.settings) ? readSettings(value.settings, within(['settings'])) : undefined;
  const problems = [lists, settings].flatMap((parsed) => (parsed?.ok === false ? parsed.problems : []));
  if (problems.length > 0) return refused(problems);
  return judged(value.profiles, ['profiles'], listsInForce, {
    ...(lists?.ok === true && { lists: lists.value }),
    ...(settings?.ok === true && { settings: settings.value }),
  });
}

function judged(
  values: readonly unknown[],
  steps: readonly Step[],
  listsInForce: NamedLists,
  rest: Pick<ProfileSet, 'lists' | 'settings'>,
): Parsed<ProfileSet> {
  const lists = { ...listsInForce, ...rest.lists };
  const ids = new Set<string>();
  const problems: Problem[] = [];
  const profiles = values.flatMap((value, index) => {
    const place = within([...steps, index]);
    const found = problemsOrProfile(value, place, lists, ids);
    if ('problems' in found) {
      problems.push(...found.problems);
      return [];
    }
    ids.add(found.profile.id);
    return [found.profile];
  });
  return { ok: true, value: { profiles, ...rest, refused: problems }, warnings: [] };
}

function problemsOrProfile(
  value: unknown,
  place: Place,
  lists: NamedLists,
  ids: ReadonlySet<string>,
): { readonly profile: RiskProfile } | { readonly problems: readonly Problem[] } {
  const read = readProfile(value, place);
  if (!read.ok) return read;
  const profile = read.value;
  if (ids.has(profile.id)) {
    return {
      problems: [problemAt(place, ['id'], 'duplicate-id', 'A profile of this id stands here before.')],
    };
  }
  // Faults begin at the profile's index in the rule book, of which it is the only one here.
  const faults = faultsOf({ profiles: [profile], lists });
  const refusedFor =
    faults.length > 0
      ? faults.map((fault) => ({ ...fault, steps: fault.steps.slice(1) }))
      : mistakesIn(profile, lists);
  if (refusedFor.length === 0) return { profile };
  return { problems: refusedFor.map(({ steps, code, message }) => problemAt(place, steps, code, message)) };
}

function within(outer: readonly Step[]): Place {
  return { ...requestPlace, pathOf: (steps) => jsonPointer([...outer, ...steps]) };
}

function problemOf(steps: readonly Step[], code: Problem['code'], message: string): Problem {
  return problemAt(requestPlace, steps, code, message);
}

function refused(problems: readonly Problem[]): Parsed<ProfileSet> {
  return { ok: false, problems };
}

function isGiven(value: unknown): boolean {
  return value !== undefined && value !== null;
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
