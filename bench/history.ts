import { lookIntoStore } from './history/filled-store.ts';
import { measureRecall } from './history/measure-recall.ts';
import { pastRecords } from './history/past-records.ts';
import type { Benchmark } from './measuring/benchmark.ts';
import { atMost, figure } from './measuring/figure.ts';
import { quantity } from './measuring/quantity.ts';
import { storeFolder } from './running/store-folder.ts';

const p95Target = atMost(2);

export const historyBenchmark: Benchmark = {
  name: 'history',
  about: 'what is known of a declaration and its parties, loaded from an embedded store with a long history',
  async run({ isQuick, site, tell }) {
    const [declarations, copies, asked] = isQuick ? [5_000, 2, 200] : [200_000, 50, 5_000];
    tell(`folding ${quantity(declarations)} generated declarations`);
    const past = pastRecords(declarations, asked);
    return lookIntoStore(storeFolder(site), past, copies, tell, async (database, filled) => {
      const { first, again, rows } = await measureRecall(database, past, copies);
      return {
        kind: 'measured',
        conditions: [
          `${quantity(declarations * copies)} declarations of history: the records of ${quantity(declarations)} generated ones, ${copies} times under other names, so that ${quantity(filled.rows)} records of ${quantity(filled.megabytes)} MB with their index stand side by side; traces that say nothing any more are forgotten as a server does`,
          `${quantity(asked)} declarations that follow, each in a random copy, one after the other on one connection: keys named, records read and decoded, facts worked out; ${rows.toFixed(1)} records each`,
          'first: each is asked for the first time since the store was filled; again: the same a second time',
        ],
        figures: [
          figure('first, p50', 'ms', [first.p50]),
          figure('first, p95', 'ms', [first.p95], p95Target),
          figure('first, p99', 'ms', [first.p99]),
          figure('again, p50', 'ms', [again.p50]),
          figure('again, p95', 'ms', [again.p95], p95Target),
          figure('again, p99', 'ms', [again.p99]),
          figure('in memory, without a store', 'µs', past.memoryMicroseconds),
        ],
        checks: [
          {
            name: 'facts from the store are those of the same history in memory',
            holds: first.differing === 0,
            detail: `${first.differing} of ${asked} differ`,
          },
        ],
      };
    });
  },
};
