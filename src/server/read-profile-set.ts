import type { App } from '../app/app.ts';
import { type UsableProfiles, usableProfiles } from '../app/profiles/usable-profiles.ts';
import { faultsOrMistakes } from '../app/rule-books/soundness.ts';
import type { Parsed, Problem } from '../domain/problem.ts';
import type { NamedLists, RuleBook } from '../domain/rule-book.ts';
import type { Settings } from '../domain/settings.ts';
import type { DataNeed } from '../identify/fields/field.ts';
import { placeWithin, problemAt, type Step } from '../intake/problems.ts';
import { readLists } from '../intake/read-lists.ts';
import { readSettings } from '../intake/read-settings.ts';
import { requestPlace } from './body/read-content.ts';

/** A set of profiles as far as it can be taken, with the lists and settings it brings. */
export type ProfileSet = UsableProfiles & {
  readonly lists?: NamedLists;
  readonly settings?: Settings;
};

/** What a set is read beside: the rule book in force, and which data there would be with other lists or settings. */
export type Beside = {
  readonly inForce: Pick<RuleBook, 'lists' | 'settings'>;
  readonly loadedWith: (ruleBook: Pick<RuleBook, 'lists' | 'settings'>) => ReadonlySet<DataNeed>;
};

/** What a set that is sent to a node is read beside. */
export function besideInForce({ ruleBook, knowledge }: App): Beside {
  return {
    inForce: ruleBook.current.ruleBook,
    loadedWith: (others) => knowledge.loadedWith(others),
  };
}

/**
 * Reads a list of profiles, or an object that brings lists and settings with it. A profile that is not valid
 * is refused and the rest kept; lists and settings are taken whole or not at all.
 */
export function readProfileSet(value: unknown, beside: Beside): Parsed<ProfileSet> {
  if (Array.isArray(value)) return judged(value, [], beside, {});
  if (!isObject(value) || !Array.isArray(value.profiles)) {
    return refused([problemOf([], 'wrong-type', 'Give a list of profiles, or { "profiles": [...] }.')]);
  }
  const unknown = Object.keys(value).filter((key) => !['profiles', 'lists', 'settings'].includes(key));
  if (unknown.length > 0) {
    return refused(
      unknown.map((key) => problemOf([key], 'unknown-key', 'Known are profiles, lists and settings.')),
    );
  }
  const lists = isGiven(value.lists)
    ? readLists(value.lists, placeWithin(requestPlace, ['lists']))
    : undefined;
  const settings = isGiven(value.settings)
    ? readSettings(value.settings, placeWithin(requestPlace, ['settings']))
    : undefined;
  const problems = [lists, settings].flatMap((parsed) => (parsed?.ok === false ? parsed.problems : []));
  if (problems.length > 0) return refused(problems);
  return judged(value.profiles, ['profiles'], beside, {
    ...(lists?.ok === true && { lists: lists.value }),
    ...(settings?.ok === true && { settings: settings.value }),
  });
}

function judged(
  values: readonly unknown[],
  steps: readonly Step[],
  { inForce, loadedWith }: Beside,
  rest: Pick<ProfileSet, 'lists' | 'settings'>,
): Parsed<ProfileSet> {
  const lists = { ...inForce.lists, ...rest.lists };
  const loaded = loadedWith({ settings: rest.settings ?? inForce.settings, lists });
  const usable = usableProfiles(values, placeWithin(requestPlace, steps), lists, faultsOrMistakes, loaded);
  return { ok: true, value: { ...usable, ...rest }, warnings: [] };
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
