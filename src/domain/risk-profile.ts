import type { OfficeCode, ProfileId } from './codes.ts';
import type { Condition } from './condition.ts';
import type { Flow } from './declaration.ts';
import type { Lane } from './lane.ts';

/** What a match asks for. A lane is a floor: nothing softens it. */
export type ProfileOutcome = {
  readonly lane?: Lane;
  readonly measures?: readonly string[];
  /** Probability of a violation among the declarations that match, 0 to 1. */
  readonly likelihood?: number;
  /** Share of the matches that the lane is applied to, 0 to 1; all of them when absent. */
  readonly selectionRate?: number;
  /** What the officer is to do, in plain words; never the criterion. */
  readonly instruction?: string;
};

/** A combination of indicators with its scope and the controls it orders. */
export type RiskProfile = {
  readonly id: ProfileId;
  readonly name: string;
  readonly riskArea: string;
  /** Who answers for it: a person or a unit. */
  readonly owner?: string;
  /** The law or order it rests on. */
  readonly legalBasis?: string;
  /** Why it exists; as secret as the condition. */
  readonly justification?: string;
  readonly flow?: Flow;
  readonly offices?: readonly OfficeCode[];
  /** First and last UTC day of lodgement it applies to, both included. */
  readonly validFrom?: string;
  readonly validTo?: string;
  readonly when: Condition;
  readonly then: ProfileOutcome;
};
