import { hash } from 'node:crypto';
import { ratePerSecond } from '../measuring/rate.ts';
import { residentBytes } from '../measuring/resident-bytes.ts';
import { percentile } from '../measuring/statistics.ts';
import { matchingDeclarations, matchingProfiles } from '../workload/matching-workload.ts';
import type { Engine, ReadyProfiles } from './engine.ts';

/** What an engine is to do, and how long it may take. */
export type RunOrder = {
  readonly engine: string;
  readonly profiles: number;
  readonly declarations: number;
  readonly seed: number;
  readonly repetitions: number;
  readonly milliseconds: number;
};

/** What came of it. */
export type RunResult = {
  readonly buildMilliseconds: number;
  /** Declarations a second, of each repetition. */
  readonly rates: readonly number[];
  readonly p50Microseconds: number;
  readonly p99Microseconds: number;
  /** What the process grew by, from before the profiles were made ready until all was measured. */
  readonly megabytes: number;
  /** So many declarations, from the first, were matched and their matches hashed. */
  readonly matched: number;
  readonly digest: string;
};

const megabyte = 1_000_000;
const microsecondsInMillisecond = 1_000;
const warmUps = 2;
/** Latencies of this many declarations, or of as many as there is time for. */
const mostTimed = 200_000;

/** Runs an engine on the workload, alone in its process. */
export async function runEngine(engine: Engine, order: RunOrder): Promise<RunResult> {
  const declarations = matchingDeclarations(order.declarations, order.seed);
  const makeReady = engine.prepare({ profiles: matchingProfiles(order.profiles, order.seed), declarations });
  const before = residentBytes();
  const beganAt = performance.now();
  const ready = makeReady();
  const buildMilliseconds = performance.now() - beganAt;
  const rates: number[] = [];
  for (let repetition = -warmUps; repetition < order.repetitions; repetition++) {
    const rate = await rateOf(ready, order);
    if (repetition >= 0) rates.push(rate);
  }
  const latencies = await latenciesOf(ready, order);
  const megabytes = (residentBytes() - before) / megabyte;
  return {
    buildMilliseconds,
    rates,
    p50Microseconds: percentile(latencies, 50),
    p99Microseconds: percentile(latencies, 99),
    megabytes,
    ...(await digestOf(ready, order)),
  };
}

/** The matches of so many declarations, as one hash; ids in order, so that every engine gives the same. */
export async function digestOf(
  { matchesOf }: ReadyProfiles,
  { declarations, milliseconds }: Pick<RunOrder, 'declarations' | 'milliseconds'>,
): Promise<Pick<RunResult, 'matched' | 'digest'>> {
  const until = performance.now() + milliseconds;
  const lines: string[] = [];
  while (lines.length < declarations && (lines.length === 0 || performance.now() < until))
    lines.push([...(await matchesOf(lines.length))].sort().join(' '));
  return { matched: lines.length, digest: hash('sha256', lines.join('\n')) };
}

/** How many declarations a second; from the first again after the last. */
async function rateOf(ready: ReadyProfiles, { declarations, milliseconds }: RunOrder): Promise<number> {
  const { count, matchesOf } = ready;
  if (count !== undefined) return ratePerSecond(milliseconds, (n) => void count(n % declarations));
  const beganAt = performance.now();
  let done = 0;
  do {
    await matchesOf(done % declarations);
    done += 1;
  } while (performance.now() < beganAt + milliseconds);
  return (done * 1_000) / (performance.now() - beganAt);
}

/** Microseconds that each declaration takes, measured one by one. */
async function latenciesOf(
  { count, matchesOf }: ReadyProfiles,
  { declarations, milliseconds }: RunOrder,
): Promise<readonly number[]> {
  const latencies: number[] = [];
  const until = performance.now() + milliseconds;
  while (latencies.length < mostTimed && (latencies.length === 0 || performance.now() < until)) {
    const place = latencies.length % declarations;
    const beganAt = performance.now();
    if (count === undefined) await matchesOf(place);
    else count(place);
    latencies.push((performance.now() - beganAt) * microsecondsInMillisecond);
  }
  return latencies;
}
