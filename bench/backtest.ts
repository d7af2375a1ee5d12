import { fileURLToPath } from 'node:url';
import type { BacktestOrder, BacktestResult } from './backtest/run-backtest.ts';
import type { Benchmark, Setting } from './measuring/benchmark.ts';
import { atMost, figure } from './measuring/figure.ts';
import { quantity } from './measuring/quantity.ts';
import { runAlone, youngSpaceMegabytes } from './running/alone.ts';
import { seed } from './workload/generated.ts';

const program = fileURLToPath(new URL('backtest/run-alone.ts', import.meta.url));
const scanTarget = atMost(200);
const postingsTarget = atMost(20);
const allProfilesTarget = atMost(40);
const memoryTarget = atMost(1_000);

export const backtestBenchmark: Benchmark = {
  name: 'backtest',
  about:
    'profiles tried on a history in columns, on one thread: one by a scan and through postings, all at once',
  async run(setting) {
    const order = orderOf(setting);
    setting.tell(`${quantity(order.rows)} rows`);
    const { result, memory } = await runAlone<BacktestResult>(setting.site, program, order);
    const { rows, profiles, scans, postings, wholeSeconds, columnMegabytes } = result;
    return {
      kind: 'measured',
      conditions: [
        `${quantity(rows)} coded items of one declaration each: ${quantity(columnMegabytes)} MB of columns`,
        `one profile is each of ${quantity(scans.length)} of the mixed set in turn, ${order.repetitions} times, the median of each`,
        `${quantity(result.matches / rows)} of ${quantity(profiles)} profiles match a row; ${quantity(result.scanned)} rows are matched by those tried alone`,
        `postings are made once, in ${quantity(result.postingsSeconds)} s`,
        `the space for what is new is held to ${youngSpaceMegabytes} MB a half`,
      ],
      figures: [
        figure('one profile by a scan', 'ms', scans, scanTarget),
        figure('slowest profile by a scan', 'ms', [Math.max(...scans)], scanTarget),
        figure('one profile through postings', 'ms', postings, postingsTarget),
        figure('slowest profile through postings', 'ms', [Math.max(...postings)], postingsTarget),
        figure(`${quantity(profiles)} profiles`, 's', [wholeSeconds], allProfilesTarget),
        figure(`rows against ${quantity(profiles)} profiles`, '/s', [rows / wholeSeconds]),
        ...(memory === undefined ? [] : [figure('peak memory', 'MB', [memory.peakMegabytes], memoryTarget)]),
      ],
      checks: [
        {
          name: 'a scan, postings and the index of all profiles find the same rows',
          holds: result.differing === 0,
          detail: `${quantity(result.differing)} of ${quantity(scans.length)} profiles differ`,
        },
      ],
    };
  },
};

function orderOf({ isQuick }: Setting): BacktestOrder {
  return isQuick
    ? { rows: 50_000, profiles: 300, alone: 10, repetitions: 2, seed }
    : { rows: 24_700_000, profiles: 10_000, alone: 40, repetitions: 3, seed };
}
