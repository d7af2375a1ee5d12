import { hash } from 'node:crypto';
import type { RiskProfile } from '../../src/domain/risk-profile.ts';
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
  /** Some profiles one by one, or all at once: each in a process of its own, as a back-test is one or the other. */
  readonly way: 'one by one' | 'together';
  readonly rows: number;
  readonly profiles: number;
  /** So many of them are tried one by one. */
  readonly alone: number;
  readonly repetitions: number;
  readonly seed: number;
};

export type OneByOne = {
  readonly columnMegabytes: number;
  /** Milliseconds of each profile, the median of its repetitions. */
  readonly scans: readonly number[];
  readonly postings: readonly number[];
  readonly postingsSeconds: number;
  /** Of the rows that each profile matches, by a scan and through postings. */
  readonly digests: readonly (readonly string[])[];
};

export type Together = {
  readonly seconds: number;
  /** Pairs of a profile and a row that it matches. */
  readonly matches: number;
  /** Of those, how many are of the profiles that are tried one by one too. */
  readonly matchesOfAlone: number;
  /** Of the rows that each of these matches. */
  readonly digests: readonly string[];
};

const megabyte = 1_000_000;
/** Postings are kept for the fields whose texts are many. */
const postedPaths = ['item.commodityCode', 'importer.id'];

/** Tries profiles on a history, one by one. */
export function tryOneByOne({ rows, alone, repetitions, seed }: BacktestOrder): OneByOne {
  const columns = codedHistory(rows, seed);
  // The first of a larger set: each is drawn by its place alone.
  const tried = matchingProfiles(alone, seed);
  const beganAt = performance.now();
  const posted = postingsIn(columns, postedPaths);
  for (const path of postedPaths) posted(path);
  const postingsSeconds = (performance.now() - beganAt) / 1_000;
  const scan = (profile: RiskProfile) => matchesInColumns(profile, {}, columns);
  const look = (profile: RiskProfile) => matchesThroughPostings(profile, {}, columns, posted);
  const digests = tried.map((profile) =>
    [scan(profile), look(profile)].map(({ declarations }) => digest(declarations)),
  );
  return {
    columnMegabytes: bytesOf(columns) / megabyte,
    scans: tried.map((profile) => milliseconds(repetitions, () => scan(profile))),
    postings: tried.map((profile) => milliseconds(repetitions, () => look(profile))),
    postingsSeconds,
    digests,
  };
}

/** Tries all profiles at once. The rows of those that are tried one by one too are kept, to be compared. */
export function tryTogether({ rows, profiles, alone, seed }: BacktestOrder): Together {
  const columns = codedHistory(rows, seed);
  const tried = matchingProfiles(profiles, seed);
  const beganAt = performance.now();
  const match = columnMatcher(compileProfiles(tried, {}), columns);
  const found = Array.from({ length: alone }, () => new GrowingArray((length) => new Int32Array(length)));
  let matches = 0;
  for (let row = 0; row < columns.declarations; row++) {
    const places = match(row);
    matches += places.length;
    for (let at = 0; at < places.length; at++) {
      const profile = places.profileAt(at);
      if (profile < alone) found[profile]?.push(row);
    }
  }
  const seconds = (performance.now() - beganAt) / 1_000;
  return {
    seconds,
    matches,
    matchesOfAlone: found.reduce((sum, { length }) => sum + length, 0),
    digests: found.map((each) => digest(each.taken())),
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
