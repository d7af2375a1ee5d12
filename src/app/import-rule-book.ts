import { compileRuleBook, faultsOf, remarksOn } from '../compiled-rule-book.ts';
import type { NewAct } from '../domain/act.ts';
import { withoutRepeats } from '../domain/list-entry.ts';
import type { Fault } from '../domain/problem.ts';
import type { ProfileVersion } from '../domain/profile-version.ts';
import type { RiskProfile } from '../domain/risk-profile.ts';
import type { NamedLists, RuleBook } from '../domain/rule-book.ts';
import type { Settings } from '../domain/settings.ts';
import type { User } from '../domain/user.ts';
import type { App } from './app.ts';
import { inForce } from './change-profile.ts';
import { importedLists } from './import-lists.ts';
import { freshRuleBook } from './rule-book-in-force.ts';

export type ImportedSet = {
  readonly profiles: readonly RiskProfile[];
  /** Lists to add or replace; those not named stay. */
  readonly lists?: NamedLists;
  readonly settings?: Settings;
};

export type ImportResult =
  | {
      readonly kind: 'imported';
      readonly profiles: number;
      readonly ruleBook?: string;
      /** What is odd about the profiles; paths begin at the profile's index. */
      readonly remarks: readonly Fault[];
    }
  | { readonly kind: 'refused'; readonly faults: readonly Fault[] };

/**
 * Brings a whole set in at once: the administrator's single recorded act. Without `activate` every profile
 * becomes a draft; with it the set is in force when this answers, in place of all that was.
 */
export async function importRuleBook(
  app: App,
  user: User,
  set: ImportedSet,
  activate: boolean,
): Promise<ImportResult> {
  const at = app.now();
  const lists = Object.fromEntries(
    Object.entries(set.lists ?? {}).map(([name, list]) => [name, withoutRepeats(list)]),
  );
  let result: ImportResult = { kind: 'refused', faults: [] };
  await app.store.profiles.change(
    [...new Set([...set.profiles.map(({ id }) => id), ...idsInForce(app)])],
    ({ versions, ruleBook }) => {
      const base = ruleBook ?? freshRuleBook.ruleBook;
      const next = nextRuleBook(base, { ...set, lists });
      const faults = faultsOf(next);
      if (faults.length > 0) {
        result = { kind: 'refused', faults };
        return undefined;
      }
      const imported = set.profiles.map((profile) => importedVersion(profile, versions, user, at, activate));
      const remarks = remarksOn(next);
      const act = importAct(set, activate, user, at);
      if (!activate) {
        result = { kind: 'imported', profiles: imported.length, remarks };
        return { versions: imported, acts: [act] };
      }
      const compiled = compileRuleBook(next);
      result = { kind: 'imported', profiles: imported.length, ruleBook: compiled.hash, remarks };
      const change = {
        versions: [...retired(versions, at), ...imported],
        acts: [act],
        lists: importedLists(base.lists, lists, user.name, at),
      };
      return inForce(change, compiled, user, at);
    },
  );
  await app.ruleBook.refresh();
  return result;
}

function idsInForce(app: App): readonly string[] {
  return app.ruleBook.current.ruleBook.profiles.map(({ id }) => id);
}

function nextRuleBook(base: RuleBook, set: ImportedSet): RuleBook {
  return {
    profiles: set.profiles,
    lists: { ...base.lists, ...set.lists },
    settings: set.settings ?? base.settings,
  };
}

function importedVersion(
  profile: RiskProfile,
  versions: ReadonlyMap<string, readonly ProfileVersion[]>,
  user: User,
  at: string,
  activate: boolean,
): ProfileVersion {
  const newest = versions.get(profile.id)?.at(-1)?.version ?? 0;
  const version: ProfileVersion = {
    profile,
    version: newest + 1,
    state: 'draft',
    author: user.name,
    createdAt: at,
    changedAt: at,
  };
  return activate ? { ...version, state: 'active', activator: user.name } : version;
}

function retired(
  versions: ReadonlyMap<string, readonly ProfileVersion[]>,
  at: string,
): readonly ProfileVersion[] {
  return [...versions.values()]
    .flat()
    .filter((each) => each.state === 'active')
    .map((each) => ({ ...each, state: 'retired', changedAt: at }));
}

function importAct(set: ImportedSet, activate: boolean, user: User, at: string): NewAct {
  const body = JSON.stringify({
    activate,
    profiles: set.profiles.map(({ id }) => id),
    lists: Object.keys(set.lists ?? {}),
    settings: set.settings !== undefined,
  });
  return {
    at,
    actor: user.name,
    kind: 'profiles.imported',
    subject: `${set.profiles.length} profiles`,
    body,
  };
}
