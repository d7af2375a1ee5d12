import type { Condition } from '../../../domain/condition.ts';
import type { RiskProfile } from '../../../domain/risk-profile.ts';

const dayMilliseconds = 86_400_000;

/** Direction and offices a profile holds for, as conditions; none where it holds for all. */
export function scopeConditions({ flow, offices }: RiskProfile): readonly Condition[] {
  return [
    ...(flow === undefined ? [] : [{ field: 'flow', op: 'eq' as const, value: flow }]),
    ...(offices === undefined ? [] : [officeAmong(offices)]),
  ];
}

/** From which instant to which a declaration must be lodged, both included; undefined for a profile without end. */
export function periodOf({
  validFrom,
  validTo,
}: RiskProfile): { readonly low: number; readonly high: number } | undefined {
  if (validFrom === undefined && validTo === undefined) return undefined;
  return {
    low: validFrom === undefined ? Number.NEGATIVE_INFINITY : startOf(validFrom),
    high: validTo === undefined ? Number.POSITIVE_INFINITY : startOf(validTo) + dayMilliseconds - 1,
  };
}

/** An office that a message does not name is '' in a profile, and absent to a condition. */
function officeAmong(offices: readonly string[]): Condition {
  const named: Condition = { field: 'office', op: 'in', value: offices.filter((office) => office !== '') };
  return offices.includes('') ? { any: [{ field: 'office', op: 'missing' }, named] } : named;
}

function startOf(day: string): number {
  return Date.parse(`${day.slice(0, 10)}T00:00:00Z`);
}
