import type { RiskProfile } from '../../domain/risk-profile.ts';
import type { Field } from '../fields/field.ts';

/** A profile made ready to be asked. */
export type CompiledProfile = {
  readonly profile: RiskProfile;
  /** The fields of the header, and those of the items, that its condition mentions, for the evidence. */
  readonly headerFields: readonly Field[];
  readonly itemFields: readonly Field[];
};
