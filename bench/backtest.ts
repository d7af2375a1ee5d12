import { fileURLToPath } from 'node:url';
import type { BacktestOrder, OneByOne, Together } from './backtest/run-backtest.ts';
import type { Benchmark, Setting } from './measuring/benchmark.ts';
import { atMost, type Figure, figure } from './measuring/figure.ts';
import type { MemoryUse } from './measuring/memory-watch.ts';
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
    const { site, tell } = setting;
    tell(`${quantity(order.rows)} rows, profiles one by one`);
    const oneByOne = await runAlone<OneByOne>(site, program, { ...order, way: 'one by one' });
    tell(`${quantity(order.rows)} rows, profiles together`);
    const together = await runAlone<Together>(site, program, { ...order, way: 'together' });
    const { scans, postings, postingsSeconds, columnMegabytes } = oneByOne.result;
    const { seconds, matches, matchesOfAlone } = together.result;
    const all = `${quantity(order.profiles)} profiles`;
    const differing = differingIn(oneByOne.result, together.result);
    return {
      kind: 'measured',
      conditions: [
        `${quantity(order.rows)} coded items of one declaration each: ${quantity(columnMegabytes)} MB of columns`,
        `one profile is each of ${quantity(order.alone)} of the mixed set in turn, ${order.repetitions} times, the median of each`,
        `${quantity(matches / order.rows)} of ${all} match a row; ${quantity(matchesOfAlone)} rows are matched by those tried alone`,
        `postings are made once, in ${quantity(postingsSeconds)} s`,
        `one by one in a process, all at once in another; the space for what is new is held to ${youngSpaceMegabytes} MB a half`,
      ],
      figures: [
        figure('one profile by a scan', 'ms', scans, scanTarget),
        figure('slowest profile by a scan', 'ms', [Math.max(...scans)], scanTarget),
        figure('one profile through postings', 'ms', postings, postingsTarget),
        figure('slowest profile through postings', 'ms', [Math.max(...postings)], postingsTarget),
        ...peakOf('one profile', oneByOne.memory),
        figure(all, 's', [seconds], allProfilesTarget),
        figure(`rows against ${all}`, '/s', [order.rows / seconds]),
        ...peakOf(all, together.memory),
      ],
      checks: [
        {
          name: 'a scan, postings and the index of all profiles find the same rows',
          holds: differing === 0,
          detail: `${quantity(differing)} of ${quantity(order.alone)} profiles differ`,
        },
      ],
    };
  },
};

function peakOf(what: string, memory: MemoryUse | undefined): readonly Figure[] {
  return memory === undefined
    ? []
    : [figure(`peak memory, ${what}`, 'MB', [memory.peakMegabytes], memoryTarget)];
}

/** How many profiles do not match the same rows, whichever way they are found. */
function differingIn(oneByOne: OneByOne, together: Together): number {
  return oneByOne.digests.filter((found, place) => new Set([...found, together.digests[place]]).size > 1)
    .length;
}

function orderOf({ isQuick }: Setting): Omit<BacktestOrder, 'way'> {
  return isQuick
    ? { rows: 50_000, profiles: 300, alone: 10, repetitions: 2, seed }
    : { rows: 24_700_000, profiles: 10_000, alone: 40, repetitions: 3, seed };
}
