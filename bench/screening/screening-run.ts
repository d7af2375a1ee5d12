import { indexingEntries } from '../../src/identify/lists/index/screening-index.ts';
import { residentBytes } from '../measuring/resident-bytes.ts';
import { percentile } from '../measuring/statistics.ts';
import { partyList, screenedParties } from '../workload/party-list.ts';

export type ScreeningOrder = {
  readonly entries: number;
  readonly queries: number;
  readonly seed: number;
  readonly repetitions: number;
};

export type ScreeningResult = {
  readonly buildMilliseconds: number;
  /** The longest that building held up everything else. */
  readonly longestPause: number;
  readonly megabytes: number;
  /** Names a second, of each repetition. */
  readonly rates: readonly number[];
  readonly p50Milliseconds: number;
  readonly p99Milliseconds: number;
  readonly hits: number;
};

const megabyte = 1_000_000;

/** Builds the index of a generated list and screens names against it, one after another. */
export function runScreening({ entries, queries, seed, repetitions }: ScreeningOrder): ScreeningResult {
  const list = [...partyList(entries, seed)];
  const parties = [...screenedParties(queries * (repetitions + 1), list, seed)];
  const before = residentBytes();
  const beganAt = performance.now();
  const steps = indexingEntries(list);
  let longestPause = 0;
  let pausedAt = beganAt;
  let step = steps.next();
  for (; step.done !== true; step = steps.next()) {
    const now = performance.now();
    longestPause = Math.max(longestPause, now - pausedAt);
    pausedAt = now;
  }
  const buildMilliseconds = performance.now() - beganAt;
  const megabytes = (residentBytes() - before) / megabyte;
  const latencies: number[] = [];
  const rates: number[] = [];
  let hits = 0;
  for (let repetition = 0; repetition <= repetitions; repetition++) {
    const startedAt = performance.now();
    for (const party of parties.slice(repetition * queries, (repetition + 1) * queries)) {
      const askedAt = performance.now();
      hits += step.value.screen(party).length;
      if (repetition > 0) latencies.push(performance.now() - askedAt);
    }
    // The first is the warm-up.
    if (repetition > 0) rates.push((queries * 1_000) / (performance.now() - startedAt));
  }
  return {
    buildMilliseconds,
    longestPause,
    megabytes,
    rates,
    p50Milliseconds: percentile(latencies, 50),
    p99Milliseconds: percentile(latencies, 99),
    hits: hits / parties.length,
  };
}
