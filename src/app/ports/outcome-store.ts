import type { Flow } from '../../domain/declaration.ts';
import type { Lane } from '../../domain/lane.ts';
import type { RiskProfile } from '../../domain/risk-profile.ts';

/** Declarations that were decided by a rule book that held a profile, counted by what came of them. */
export type OutcomeRow = {
  /** UTC day of lodgement. */
  readonly day: string;
  readonly flow: Flow;
  /** As it was decided, before any re-route. */
  readonly lane: Lane;
  readonly matched: boolean;
  /** Whether something else than the random draw selected it. */
  readonly selected: boolean;
  readonly drawn: boolean;
  readonly declarations: number;
  readonly inspected: number;
  readonly violations: number;
  readonly discrepancies: number;
};

export type OutcomeQuery = {
  /** The profile in one of its versions, word for word. */
  readonly profile: RiskProfile;
  readonly offices?: readonly string[];
};

export type OutcomeStore = {
  /** The newest versions of declarations, decided by a rule book that held this very version of the profile. */
  outcome(query: OutcomeQuery): Promise<readonly OutcomeRow[]>;
};
