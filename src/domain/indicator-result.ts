import type { Reason } from './decision.ts';
import type { ProfileOutcome } from './risk-profile.ts';

/** What one indicator says of a declaration: its reason, and what it asks for. */
export type IndicatorResult = {
  readonly reason: Reason;
  readonly outcome: ProfileOutcome;
};
