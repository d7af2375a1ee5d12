import { faultsOf, hashRuleBook } from '../../compiled-rule-book.ts';
import type { NewAct } from '../../domain/act.ts';
import { withoutRepeats } from '../../domain/list-entry.ts';
import type { Fault } from '../../domain/problem.ts';
import { moved, type ProfileVersion } from '../../domain/profile-version.ts';
import type { RiskProfile } from '../../domain/risk-profile.ts';
import type { NamedLists, RuleBook } from '../../domain/rule-book.ts';
import type { Settings } from '../../domain/settings.ts';
import type { User } from '../../domain/user.ts';
import type { App } from '../app.ts';
import { importedLists } from '../lists/import-lists.ts';
import { versionsTold } from '../profiles/profile-act.ts';
import { contentOf, onRuleBookInForce } from './base-rule-book.ts';
import { withRuleBook } from './bring-in-force.ts';

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
      /** Profiles that were in force and are not in the set. */
      readonly retired: readonly string[];
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
  const asked = { ids: idsOf(set.profiles), areAllActive: activate };
  await onRuleBookInForce(app, (inForce, onBase) =>
    app.store.profiles.change(asked, ({ versions, ...told }) =>
      onBase(told, () => {
        const base = contentOf(inForce);
        const next = nextRuleBook(base, { ...set, lists });
        const faults = faultsOf(next);
        if (faults.length > 0) {
          result = { kind: 'refused', faults };
          return undefined;
        }
        const imported = set.profiles.map((each) => importedVersion(each, versions, user, at, activate));
        const changed = activate ? [...leaving(set.profiles, versions, at), ...imported] : imported;
        const change = { versions: changed, acts: [importAct(set, activate, changed, user, at)] };
        result = { kind: 'imported', profiles: imported.length, retired: [] };
        if (!activate) return change;
        const hashed = hashRuleBook(next);
        result = { ...result, ruleBook: hashed.hash, retired: retiredBy(set.profiles, base) };
        const cause = `profiles.imported ${set.profiles.length} profiles`;
        const withLists = { ...change, lists: importedLists(base.lists, lists, user.name, at) };
        return withRuleBook(withLists, hashed, user, at, { before: base, cause });
      }),
    ),
  );
  await app.ruleBook.refresh();
  return result;
}

/** Profiles in force that a whole set in their place would take out of force. */
export function retiredBy(
  set: readonly RiskProfile[],
  { profiles }: Pick<RuleBook, 'profiles'>,
): readonly string[] {
  const staying = new Set(idsOf(set));
  return idsOf(profiles).filter((id) => !staying.has(id));
}

function idsOf(profiles: readonly RiskProfile[]): readonly string[] {
  return profiles.map(({ id }): string => id);
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

/** All that was in force is retired, and what is scheduled of an imported profile is older than the import. */
function leaving(
  imported: readonly RiskProfile[],
  versions: ReadonlyMap<string, readonly ProfileVersion[]>,
  at: string,
): readonly ProfileVersion[] {
  const ids = new Set<string>(imported.map(({ id }) => id));
  return [...versions.values()].flat().flatMap((each) => {
    if (each.state === 'active') return [moved(each, 'retired', at, 'a whole set took its place')];
    if (each.state === 'scheduled' && ids.has(each.profile.id))
      return [moved(each, 'suspended', at, 'an import was put in its place')];
    return [];
  });
}

function importAct(
  set: ImportedSet,
  activate: boolean,
  changed: readonly ProfileVersion[],
  user: User,
  at: string,
): NewAct {
  const body = JSON.stringify({
    activate,
    lists: Object.keys(set.lists ?? {}),
    settings: set.settings !== undefined,
    versions: versionsTold(changed),
  });
  const subject = `${set.profiles.length} profiles`;
  return { at, actor: user.name, kind: 'profiles.imported', subject, body };
}
