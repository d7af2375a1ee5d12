import type { Fault, Problem } from '../../domain/problem.ts';
import type { RiskProfile } from '../../domain/risk-profile.ts';
import type { NamedLists } from '../../domain/rule-book.ts';
import type { DataNeed } from '../../identify/fields/field.ts';
import { asWarning, type Place, placeWithin, problemAt } from '../../intake/problems.ts';
import { readProfile } from '../../intake/read-profiles.ts';
import { remarksOnProfile } from '../rule-books/soundness.ts';

/** A set of profiles as far as it can be used, and why the rest of it cannot. */
export type UsableProfiles = {
  readonly profiles: readonly RiskProfile[];
  readonly refused: readonly Problem[];
  /** What is odd about those that can be used. */
  readonly warnings: readonly Problem[];
};

/**
 * Reads profiles one by one, beside the lists they may ask for. One that cannot be used, or whose id stands there
 * before, is left out with its problems.
 */
export function usableProfiles(
  values: readonly unknown[],
  place: Place,
  lists: NamedLists,
  faultsOf: (profile: RiskProfile, lists: NamedLists) => readonly Fault[],
  loaded: ReadonlySet<DataNeed>,
): UsableProfiles {
  const profiles = new Map<string, RiskProfile>();
  const refused: Problem[] = [];
  const warnings: Problem[] = [];
  for (const [index, value] of values.entries()) {
    const own = placeWithin(place, [index]);
    const problemOf = ({ steps, code, message }: Fault): Problem => problemAt(own, steps, code, message);
    const read = readProfile(value, own);
    if (!read.ok) {
      refused.push(...read.problems);
      continue;
    }
    const { id } = read.value;
    const faults = profiles.has(id) ? [standsBefore] : faultsOf(read.value, lists);
    refused.push(...faults.map(problemOf));
    if (faults.length > 0) continue;
    profiles.set(id, read.value);
    warnings.push(
      ...remarksOnProfile(read.value, lists, loaded).map((remark) => asWarning(problemOf(remark))),
    );
  }
  return { profiles: [...profiles.values()], refused, warnings };
}

const standsBefore: Fault = {
  steps: ['id'],
  code: 'duplicate-id',
  message: 'A profile of this id stands here before.',
};
