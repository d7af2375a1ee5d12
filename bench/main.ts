import { allocationBenchmark } from './allocation.ts';
import { backtestBenchmark } from './backtest.ts';
import { batchBenchmark } from './batch.ts';
import { convertMemoryBenchmark } from './convert-memory.ts';
import { decideBenchmark } from './decide.ts';
import { decideFileBenchmark } from './decide-file.ts';
import { firstDecisionBenchmark } from './first-decision.ts';
import { historyBenchmark } from './history.ts';
import { importBenchmark } from './import.ts';
import { indicatorsBenchmark } from './indicators.ts';
import { killBenchmark } from './kill.ts';
import { matchFileBenchmark } from './match-file.ts';
import type { Benchmark, BenchmarkResult } from './measuring/benchmark.ts';
import { describeMachine } from './measuring/machine.ts';
import { headingLines, type Report, reportMarkdown, resultText } from './measuring/report.ts';
import { describeVersions } from './measuring/versions.ts';
import { postBenchmark } from './post.ts';
import { profileLifeBenchmark } from './profile-life.ts';
import { profilesBenchmark } from './profiles.ts';
import { Site } from './running/site.ts';
import { screeningBenchmark } from './screening.ts';
import { valuesBenchmark } from './values.ts';

const benchmarks: readonly Benchmark[] = [
  decideBenchmark,
  decideFileBenchmark,
  profilesBenchmark,
  matchFileBenchmark,
  backtestBenchmark,
  profileLifeBenchmark,
  valuesBenchmark,
  historyBenchmark,
  indicatorsBenchmark,
  allocationBenchmark,
  convertMemoryBenchmark,
  screeningBenchmark,
  postBenchmark,
  batchBenchmark,
  importBenchmark,
  firstDecisionBenchmark,
  killBenchmark,
];

const limitMinutes = 30;
const minuteMilliseconds = 60_000;

/** In the order they are run. */
export const benchmarkNames: readonly string[] = benchmarks.map(({ name }) => name);

export type BenchOptions = {
  /** All of them when none is named. */
  readonly names: readonly string[];
  readonly isQuick: boolean;
  readonly form: 'text' | 'json' | 'markdown';
};

/**
 * Runs benchmarks one after another and prints what they found. A missed target is a figure like any other;
 * answers false only when a benchmark could not be run to its end, or something that must hold does not.
 */
export async function runBenchmarks({ names, isQuick, form }: BenchOptions): Promise<boolean> {
  const wanted = names.length === 0 ? benchmarks : benchmarks.filter(({ name }) => names.includes(name));
  const heading = { date: new Date().toISOString(), isQuick, ...(await surroundings()) };
  if (form === 'text') print(headingLines(heading).join('\n'));
  const results: BenchmarkResult[] = [];
  for (const benchmark of wanted) {
    const result = await run(benchmark, isQuick);
    results.push(result);
    if (form === 'text') print(`\n${resultText(result)}`);
  }
  const report: Report = { ...heading, benchmarks: results };
  if (form === 'json') print(JSON.stringify(report, null, 2));
  if (form === 'markdown') print(reportMarkdown(report));
  return results.every(isSound);
}

async function surroundings(): Promise<Pick<Report, 'machine' | 'versions'>> {
  return onSite(async (site) => {
    const folder = site.folder();
    return { machine: describeMachine(folder), versions: await describeVersions(folder) };
  });
}

async function run({ name, about, run: measure }: Benchmark, isQuick: boolean): Promise<BenchmarkResult> {
  const tell = (line: string): void => void process.stderr.write(`${name}: ${line}\n`);
  tell('begins');
  try {
    return {
      name,
      about,
      ...(await onSite((site) => within(limitMinutes, measure({ isQuick, site, tell })))),
    };
  } catch (error) {
    return { name, about, kind: 'failed', why: error instanceof Error ? error.message : String(error) };
  }
}

/** What takes longer hangs: it fails, and leaving its site ends what it started. */
async function within<Result>(minutes: number, work: Promise<Result>): Promise<Result> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    const fail = (): void => reject(new Error(`not done after ${minutes} minutes`));
    timer = setTimeout(fail, minutes * minuteMilliseconds);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}

/** Works on a site of its own; however it ends, and also when this process is told to stop, nothing stays behind. */
async function onSite<Result>(work: (site: Site) => Promise<Result>): Promise<Result> {
  const site = new Site();
  const leave = (_: NodeJS.Signals, number: number): void => {
    process.stderr.write('stopping\n');
    void site.leave().then(() => process.exit(128 + number));
  };
  for (const signal of signals) process.on(signal, leave);
  try {
    return await work(site);
  } finally {
    await site.leave();
    for (const signal of signals) process.off(signal, leave);
  }
}

const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

function isSound(result: BenchmarkResult): boolean {
  if (result.kind === 'measured') return result.checks.every(({ holds }) => holds);
  return result.kind === 'skipped';
}

function print(text: string): void {
  process.stdout.write(`${text}\n`);
}
