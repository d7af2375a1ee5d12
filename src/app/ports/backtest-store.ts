import type { NewAct } from '../../domain/act.ts';
import type { BacktestReport } from '../backtest/impact-report.ts';

/** A back-test of a version of a profile that was made, with who asked for it. */
export type KeptBacktest = {
  readonly profile: string;
  readonly version: number;
  readonly by: string;
  readonly report: BacktestReport;
};

export type BacktestStore = {
  /** Keeps a back-test as a text together with the act that tells of it. */
  keep(backtest: Pick<KeptBacktest, 'profile' | 'version'>, text: string, act: NewAct): Promise<void>;
  /** The last back-tests of a profile, or of one of its versions, the newest first. */
  last(profile: string, version: number | undefined, limit: number): Promise<readonly KeptBacktest[]>;
};
