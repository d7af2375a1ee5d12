import type { Condition } from '../condition.ts';
import type { RiskProfile } from '../risk-profile.ts';
import { type Changes, changed } from './plain.ts';

/** A profile that every declaration matches and that asks for nothing, with changes: `aProfile({ id: 'p2' })`. */
export function aProfile(
  changes: Omit<Changes<RiskProfile>, 'when'> & { readonly when?: Condition } = {},
): RiskProfile {
  return changed<RiskProfile>(
    { id: 'p1', name: 'A profile', riskArea: 'undervaluation', when: { all: [] }, then: {} },
    changes,
  );
}
