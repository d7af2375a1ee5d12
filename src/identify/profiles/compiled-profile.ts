import type { RiskProfile } from '../../domain/risk-profile.ts';
import type { CompiledCondition } from './compile-predicate.ts';
import type { Field } from './field.ts';

/** A profile made ready to be asked. */
export type CompiledProfile = {
  readonly profile: RiskProfile;
  /** Its place among the profiles it was given with. */
  readonly place: number;
  /** The fields of the header, and those of the items, that its condition mentions, for the evidence. */
  readonly headerFields: readonly Field[];
  readonly itemFields: readonly Field[];
  /** What the whole declaration must satisfy: the parts of the condition that concern no item. */
  readonly ofHeader: CompiledCondition;
  /** What one item must satisfy besides; undefined where the condition concerns no item. */
  readonly ofItem: CompiledCondition | undefined;
  readonly offices: ReadonlySet<string> | undefined;
  readonly firstDay: string;
  readonly lastDay: string;
};
