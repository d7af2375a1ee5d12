import { hash } from 'node:crypto';
import type { RiskProfile } from '../../src/domain/risk-profile.ts';
import type { Columns } from '../../src/identify/columns/columns.ts';
import { GrowingArray } from '../../src/identify/columns/growing-array.ts';
import { columnMatcher } from '../../src/identify/columns/match-columns.ts';
import { matchesInColumns } from '../../src/identify/columns/match-in-columns.ts';
import { matchesThroughPostings } from '../../src/identify/columns/match-through-postings.ts';
import { postingsIn } from '../../src/identify/columns/postings.ts';
import { compileProfiles } from '../../src/identify/profiles/compile-profiles.ts';
import { median } from '../measuring/statistics.ts';
import { matchingProfiles } from '../workload/matching-workload.ts';
import { bytesOf, codedHistory } from './coded-history.ts';

export type BacktestOrder = {
  readonly rows: number;
  readonly profiles: number;
  /** So many of them are tried one by one. */
  readonly alone: number;
  readonly repetitions: number;
  readonly seed: number;
};

export type BacktestResult = {
  readonly rows: number;
  readonly profiles: number;
  readonly columnMegabytes: number;
  /** Milliseconds of each profile tried alone, the median of its repetitions. */
  readonly scans: readonly number[];
  readonly postings: readonly number[];
  readonly postingsSeconds: number;
  readonly wholeSeconds: number;
  /** Pairs of a profile and a row that it matches. */
  readonly matches: number;
  /** Rows matched by the profiles tried alone, together. */
  readonly scanned: number;
  /** Profiles tried alone of which the ways of finding rows do not find the same. */
  readonly differing: number;
};

const megabyte = 1_000_000;
/** Postings are kept for the fields whose texts are many. */
const postedPaths = ['item.commodityCode', 'importer.id'];

/** Tries profiles on a history, one by one and all at once. */
export function runBacktest(order: BacktestOrder): BacktestResult {
  const columns = codedHistory(order.rows, order.seed);
  const profiles = matchingProfiles(order.profiles, order.seed);
  const alone = profiles.slice(0, order.alone);
  const whole = matchAll(profiles, columns, order.alone);
  const beganAt = performance.now();
  const posted = postingsIn(columns, postedPaths);
  for (const path of postedPaths) posted(path);
  const postingsSeconds = (performance.now() - beganAt) / 1_000;
  const scan = (profile: RiskProfile) => matchesInColumns(profile, {}, columns);
  const look = (profile: RiskProfile) => matchesThroughPostings(profile, {}, columns, posted);
  const digests = alone.map((profile) =>
    [scan(profile), look(profile)].map(({ declarations }) => digest(declarations)),
  );
  return {
    rows: order.rows,
    profiles: profiles.length,
    columnMegabytes: bytesOf(columns) / megabyte,
    scans: alone.map((profile) => milliseconds(order.repetitions, () => scan(profile))),
    postings: alone.map((profile) => milliseconds(order.repetitions, () => look(profile))),
    postingsSeconds,
    wholeSeconds: whole.seconds,
    matches: whole.matches,
    scanned: whole.counts.slice(0, order.alone).reduce((sum, count) => sum + count, 0),
    differing: alone.filter((_, place) => new Set([...(digests[place] ?? []), whole.digests[place]]).size > 1)
      .length,
  };
}

type Whole = {
  readonly seconds: number;
  readonly matches: number;
  readonly counts: readonly number[];
  readonly digests: readonly string[];
};

/** All profiles over all rows; the rows of the first profiles are kept, to be compared. */
function matchAll(profiles: readonly RiskProfile[], columns: Columns, kept: number): Whole {
  const beganAt = performance.now();
  const match = columnMatcher(compileProfiles(profiles, {}), columns);
  const counts = new Int32Array(profiles.length);
  const rows = Array.from({ length: kept }, () => new GrowingArray((length) => new Int32Array(length)));
  let matches = 0;
  for (let row = 0; row < columns.declarations; row++) {
    const found = match(row);
    matches += found.length;
    for (let at = 0; at < found.length; at++) {
      const profile = found.profileAt(at);
      counts[profile] = (counts[profile] ?? 0) + 1;
      if (profile < kept) rows[profile]?.push(row);
    }
  }
  const seconds = (performance.now() - beganAt) / 1_000;
  return {
    seconds,
    matches,
    counts: [...counts],
    digests: rows.map((each) => digest(each.taken())),
  };
}

function milliseconds(repetitions: number, work: () => unknown): number {
  return median(
    Array.from({ length: repetitions }, () => {
      const beganAt = performance.now();
      work();
      return performance.now() - beganAt;
    }),
  );
}

function digest(rows: Int32Array): string {
  return hash('sha256', new Uint8Array(rows.buffer, rows.byteOffset, rows.byteLength));
}
