import { faultsOf, mistakesIn, remarksOn } from '../../compiled-rule-book.ts';
import type { Fault } from '../../domain/problem.ts';
import type { RiskProfile } from '../../domain/risk-profile.ts';
import type { NamedLists, RuleBook } from '../../domain/rule-book.ts';
import type { DataNeed } from '../../identify/fields/field.ts';
import { readProfile } from '../../intake/read-profiles.ts';

/** Profiles looked at before others get their turn. */
const stride = 100;

/** What is wrong with one profile beside these lists; paths begin at the profile. */
export function faultsOfProfile(profile: RiskProfile, lists: NamedLists): readonly Fault[] {
  return faultsOf({ profiles: [profile], lists }).map(withinProfile);
}

/** The same, or else what in it can only be a mistake, so that nobody should bring it in. */
export function faultsOrMistakes(profile: RiskProfile, lists: NamedLists): readonly Fault[] {
  const faults = faultsOfProfile(profile, lists);
  return faults.length > 0 ? faults : mistakesIn(profile, lists);
}

/** What is odd about one profile without faults beside these lists; paths begin at the profile. */
export function remarksOnProfile(
  profile: RiskProfile,
  lists: NamedLists,
  loaded: ReadonlySet<DataNeed>,
): readonly Fault[] {
  return remarksOn({ profiles: [profile], lists }, loaded).map(withinProfile);
}

/** A fault whose path begins at the index of the only profile, with a path that begins at the profile. */
function withinProfile(fault: Fault): Fault {
  return { ...fault, steps: fault.steps.slice(1) };
}

/**
 * Why a stored profile can no longer be used, in words; undefined when it can. It was without fault when it was
 * stored, but perhaps by another version of Tamga, or beside other lists; so nothing is taken for granted.
 */
export function whyUnsound(profile: RiskProfile, lists: NamedLists): string | undefined {
  try {
    const read = readProfile(profile, { source: 'store' });
    if (!read.ok) return read.problems.map(({ path, message }) => `${path}: ${message}`).join(' ');
    const faults = faultsOfProfile(profile, lists);
    return faults.length === 0 ? undefined : faults.map(inWords).join(' ');
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

/** Looks through a whole rule book, giving way to what else waits; the first profile that cannot be used. */
export async function whyBookUnsound({ profiles, lists }: RuleBook): Promise<string | undefined> {
  for (const [index, profile] of profiles.entries()) {
    if (index % stride === stride - 1) await new Promise(setImmediate);
    const why = whyUnsound(profile, lists);
    if (why !== undefined) return `profile ${String(profile.id)}: ${why}`;
  }
  return undefined;
}

function inWords({ steps, message }: Fault): string {
  return `/${steps.join('/')}: ${message}`;
}
