import type { BacktestReport, ProfileImpact } from '../app/backtest/impact-report.ts';
import type { ProfileOutcomeReport } from '../app/backtest/profile-outcome.ts';

/** What `POST /api/v1/profiles/{id}/backtest` may be asked for: days of lodgement, and offices. */
export type BacktestWish = {
  readonly from?: string;
  readonly to?: string;
  readonly offices?: readonly string[];
};

/** A back-test of a version of a profile, as `/api/v1/profiles/{id}/backtest` answers it. */
export type BacktestView = ProfileImpact &
  Pick<BacktestReport, 'at' | 'ruleBook' | 'history' | 'minutesByLane' | 'notes'> & {
    /** Who asked for it. */
    readonly by: string;
  };

/** `GET /api/v1/profiles/{id}/outcome`: what really happened, beside what was expected. */
export type OutcomeView = ProfileOutcomeReport;
