import type { Parsed, Problem } from '../domain/problem.ts';
import type { RiskProfile } from '../domain/risk-profile.ts';
import { riskProfileShape } from '../domain/risk-profile-shape.ts';
import { defaultLimits } from './limits.ts';
import { type Place, placeWithin, problemAt } from './problems.ts';
import { readCondition } from './read-condition.ts';
import { ShapeReader } from './read-shape.ts';

/** One profile's JSON as a RiskProfile. A key nobody knows refuses it: a criterion must not be half read. */
export function readProfile(value: unknown, place: Place): Parsed<RiskProfile> {
  const reader = new ShapeReader(place, defaultLimits.nesting);
  const profile = reader.read(riskProfileShape, value) as RiskProfile | undefined;
  if (profile?.when !== undefined) {
    const read = readCondition(profile.when);
    if ('faults' in read) {
      for (const { steps, code, message } of read.faults) reader.report(['when', ...steps], code, message);
    }
  }
  const problems = [...reader.problems, ...reader.warnings.map(withoutSeverity)];
  if (problems.length > 0 || profile === undefined) return { ok: false, problems };
  return { ok: true, value: profile, warnings: [] };
}

/** A list of profiles, or a single one; ids are unique among them. */
export function readProfiles(value: unknown, place: Place): Parsed<readonly RiskProfile[]> {
  const values = Array.isArray(value) ? value : [value];
  const problems: Problem[] = [];
  const profiles = values.flatMap((each, index) => {
    const parsed = readProfile(each, placeWithin(place, [index]));
    if (parsed.ok) return [parsed.value];
    problems.push(...parsed.problems);
    return [];
  });
  problems.push(...duplicateIds(profiles, values, place));
  return problems.length > 0 ? { ok: false, problems } : { ok: true, value: profiles, warnings: [] };
}

function duplicateIds(
  profiles: readonly RiskProfile[],
  values: readonly unknown[],
  place: Place,
): readonly Problem[] {
  if (profiles.length !== values.length) return [];
  const first = new Map<string, number>();
  return profiles.flatMap(({ id }, index) => {
    const earlier = first.get(id);
    if (earlier === undefined) {
      first.set(id, index);
      return [];
    }
    const message = `Profile ${JSON.stringify(id)} stands here twice, first as number ${earlier + 1}.`;
    return [problemAt(place, [index, 'id'], 'duplicate-id', message)];
  });
}

function withoutSeverity({ severity: _, ...problem }: Problem): Problem {
  return problem;
}
