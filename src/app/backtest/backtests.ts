import { Places } from '../places.ts';
import type { BacktestReport } from './impact-report.ts';
import type { BacktestOrder, RunBacktest } from './run-backtest.ts';

type Order = Omit<BacktestOrder, 'milliseconds'>;

/** How long back-tests may take, and how many at a time. */
export type BacktestLimits = {
  readonly milliseconds: number;
  readonly atOnce: number;
  readonly mostWaiting: number;
};

const defaultLimits: BacktestLimits = { milliseconds: 60_000, atOnce: 1, mostWaiting: 4 };
/** A step with a profile waits for its guard, so that one is brief and has a place of its own. */
const guardLimits: BacktestLimits = { milliseconds: 10_000, atOnce: 1, mostWaiting: 8 };

/**
 * The way back-tests are carried out on a node: a few at a time, each within its time, so that deciding goes on
 * beside them. Time that runs out is no failure: the report then is of the newest part of the period.
 */
export class Backtests {
  readonly #run: RunBacktest;
  readonly #limits: BacktestLimits;
  readonly #places: Places;
  readonly #guardPlaces = new Places(guardLimits.atOnce, guardLimits.mostWaiting);

  constructor(run: RunBacktest, limits: BacktestLimits = defaultLimits) {
    this.#run = run;
    this.#limits = limits;
    this.#places = new Places(limits.atOnce, limits.mostWaiting);
  }

  /** A whole report; 'full' where too many wait already. Who gives up before their turn leaves the line. */
  run(order: Order, signal: AbortSignal): Promise<BacktestReport | 'full'> {
    const { milliseconds } = this.#limits;
    return this.#places.within(() => this.#run({ ...order, milliseconds }, signal), { signal });
  }

  /** A report for a guard. */
  runForGuard(order: Order): Promise<BacktestReport | 'full'> {
    const { milliseconds } = guardLimits;
    const signal = new AbortController().signal;
    return this.#guardPlaces.within(() => this.#run({ ...order, milliseconds }, signal));
  }
}
