import type { RiskProfile } from '../../domain/risk-profile.ts';
import type { CompiledCondition } from './compile-predicate.ts';
import type { Field } from './field.ts';

/** A profile made ready to be asked. */
export type CompiledProfile = {
  readonly profile: RiskProfile;
  /** Every field its condition mentions, for the evidence. */
  readonly fields: readonly Field[];
  readonly scope: Field['scope'];
  readonly holds: CompiledCondition;
  readonly offices: ReadonlySet<string> | undefined;
  readonly firstDay: string;
  readonly lastDay: string;
};
