import type {
  LaneMoves,
  OfficeFigures,
  ShadowFigures,
  ShadowHitRates,
} from '../app/shadow/shadow-comparison.ts';
import type { Challenger, ChallengerState } from '../domain/challenger.ts';
import type { Lane } from '../domain/lane.ts';
import type { RiskLevel } from '../domain/risk-level.ts';

// What pages and programs see of what is judged in shadow.

export type LaneMovesView = LaneMoves;

/** Over which time figures were taken, and of what; see ShadowFigures. */
export type ShadowSummaryView = ShadowFigures & {
  /** Absent until the first declaration is looked at. */
  readonly since?: string;
  /** Absent while it lasts. */
  readonly until?: string;
  /** Why it is left out, as long as it is. */
  readonly fault?: string;
};

/** One profile in `GET /api/v1/shadow`. */
export type ShadowProfileRow = ShadowSummaryView & {
  readonly id: string;
  readonly version: number;
  readonly name: string;
};

/** `GET /api/v1/shadow`: the profiles in shadow, and what they would do together. */
export type ShadowView = {
  readonly rows: readonly ShadowProfileRow[];
  readonly next?: string;
  /** The shadow rule book: all of them beside what is in force; absent for fewer than two. */
  readonly together?: ShadowSummaryView & { readonly profiles: readonly string[] };
};

/** A would-be decision to open. */
export type WouldBeExample = {
  readonly declarationId: string;
  readonly version: number;
  readonly office: string;
  readonly inForce: Lane;
  readonly wouldBe: Lane;
  readonly level: RiskLevel;
  readonly likelihood: number;
  readonly matches: readonly { readonly profile: string; readonly items: readonly number[] }[];
};

export type ShadowComparisonView = ShadowSummaryView & {
  /** At most fifty, the busiest first. */
  readonly offices: readonly OfficeFigures[];
  readonly hitRates: ShadowHitRates;
  /** At most twenty, the newest first. */
  readonly examples: readonly WouldBeExample[];
};

/** `GET /api/v1/profiles/{id}/shadow` */
export type ProfileShadowView = ShadowComparisonView & {
  readonly id: string;
  readonly version: number;
  /** Whether it still stands in shadow. */
  readonly isInShadow: boolean;
};

/** One row of `GET /api/v1/challengers`, and what its steps answer. */
export type ChallengerView = Challenger & { readonly state: ChallengerState };

/** `GET /api/v1/challengers/{name}/comparison` */
export type ChallengerComparisonView = ShadowComparisonView & { readonly challenger: ChallengerView };
