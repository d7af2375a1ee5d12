import { fileURLToPath } from 'node:url';
import type { Benchmark, Check, Setting } from './measuring/benchmark.ts';
import { atLeast, atMost, type Figure, figure, type Target } from './measuring/figure.ts';
import { quantity } from './measuring/quantity.ts';
import { mean, median } from './measuring/statistics.ts';
import type { Engine } from './profiles/engine.ts';
import { digestOf, type RunOrder, type RunResult } from './profiles/engine-run.ts';
import { ownEngines, peerEngines } from './profiles/engines.ts';
import { tamgaOnObjects, tamgaOnRows } from './profiles/tamga.ts';
import { runAlone, youngSpaceMegabytes } from './running/alone.ts';
import { seed } from './workload/generated.ts';
import { matchingDeclarations, matchingProfiles } from './workload/matching-workload.ts';

const program = fileURLToPath(new URL('profiles/run-alone.ts', import.meta.url));

/** Targets by the number of profiles; of the largest set half the speed is asked. */
const rateTargets: Readonly<Record<string, Readonly<Record<number, Target>>>> = {
  [tamgaOnRows.name]: { 10000: atLeast(500_000), 50000: atLeast(250_000) },
  [tamgaOnObjects.name]: { 10000: atLeast(300_000), 50000: atLeast(150_000) },
};
const targetedProfiles = 10_000;
const p99Target = atMost(10);
const memoryTarget = atMost(120);
const buildTarget = atMost(500);

export const profilesBenchmark: Benchmark = {
  name: 'profiles',
  about: 'matching declarations against risk profiles on one thread, beside other engines in the same run',
  async run(setting) {
    const counts = setting.isQuick ? [100, 300] : [100, 1_000, 10_000, 50_000];
    const parts: Part[] = [];
    for (const count of counts) parts.push(await measure(setting, count));
    return {
      kind: 'measured',
      conditions: [
        `${quantity(orderOf(setting, '', 0, true).declarations)} generated declarations of one item, over and over; each engine alone in a process, one after another`,
        'profiles are conjunctions of two to four questions, 2.81 on average: commodity prefix of 2 to 10 digits, origin, importer, office, value, mass',
        ...parts.map(({ condition }) => condition),
        `memory is what the process grew by from before the profiles were made ready, garbage collected, with the space for what is new held to ${youngSpaceMegabytes} MB a half`,
      ],
      figures: parts.flatMap(({ figures }) => figures),
      checks: parts.flatMap(({ checks }) => checks),
    };
  },
};

type Part = {
  readonly condition: string;
  readonly figures: readonly Figure[];
  readonly checks: readonly Check[];
};

async function measure(setting: Setting, profiles: number): Promise<Part> {
  const own: (readonly [Engine, RunResult])[] = [];
  const peers: (readonly [Engine, RunResult])[] = [];
  for (const engine of ownEngines)
    own.push([engine, await resultOf(setting, orderOf(setting, engine.name, profiles, true))]);
  for (const engine of peerEngines)
    peers.push([engine, await resultOf(setting, orderOf(setting, engine.name, profiles, false))]);
  const matches = matchesOf(setting, profiles);
  const ours = own.find(([engine]) => engine === tamgaOnObjects)?.[1];
  return {
    condition: `${quantity(profiles)} profiles: ${quantity(matches)} match a declaration`,
    figures: [
      ...own.flatMap(([engine, result]) => ownFigures(engine, result, profiles)),
      ...peers.flatMap(([engine, result]) => peerFigures(engine, result, profiles, ours)),
    ],
    checks: await Promise.all(
      [...own, ...peers].map(([engine, result]) => sameMatches(engine, result, profiles)),
    ),
  };
}

function orderOf({ isQuick }: Setting, engine: string, profiles: number, isOwn: boolean): RunOrder {
  const [repetitions, milliseconds, declarations] = isQuick ? [2, 20, 500] : [isOwn ? 7 : 3, 1_500, 20_000];
  return { engine, profiles, declarations, seed, repetitions, milliseconds };
}

async function resultOf({ site, tell }: Setting, order: RunOrder): Promise<RunResult> {
  tell(`${order.engine}, ${order.profiles} profiles`);
  return (await runAlone<RunResult>(site, program, order)).result;
}

function ownFigures({ name }: Engine, result: RunResult, profiles: number): readonly Figure[] {
  const label = `${name}, ${quantity(profiles)} profiles`;
  const isTargeted = profiles === targetedProfiles;
  return [
    figure(label, '/s', result.rates, rateTargets[name]?.[profiles]),
    figure(`p50, ${label}`, 'µs', [result.p50Microseconds]),
    figure(`p99, ${label}`, 'µs', [result.p99Microseconds], isTargeted ? p99Target : undefined),
    figure(`memory, ${label}`, 'MB', [result.megabytes], isTargeted ? memoryTarget : undefined),
    figure(`made ready, ${label}`, 'ms', [result.buildMilliseconds], isTargeted ? buildTarget : undefined),
  ];
}

function peerFigures(
  { name }: Engine,
  result: RunResult,
  profiles: number,
  ours: RunResult | undefined,
): readonly Figure[] {
  const label = `${name}, ${quantity(profiles)} profiles`;
  const ratio = ours === undefined ? [] : [median(ours.rates) / median(result.rates)];
  return [
    figure(label, '/s', result.rates),
    figure(`p99, ${label}`, 'µs', [result.p99Microseconds]),
    figure(`memory, ${label}`, 'MB', [result.megabytes]),
    ...(ratio.length === 0 ? [] : [figure(`Tamga on plain objects against ${label}`, 'times', ratio)]),
  ];
}

function matchesOf(setting: Setting, profiles: number): number {
  const { declarations } = orderOf(setting, '', profiles, true);
  const workload = workloadOf(profiles, declarations);
  const { count } = tamgaOnObjects.prepare(workload)();
  return mean(workload.declarations.map((_, place) => count?.(place) ?? 0));
}

/** Whether an engine found for the declarations it came to what ours finds for the same ones. */
async function sameMatches({ name }: Engine, result: RunResult, profiles: number): Promise<Check> {
  const ready = tamgaOnObjects.prepare(workloadOf(profiles, result.matched))();
  const wanted = await digestOf(ready, {
    declarations: result.matched,
    milliseconds: Number.POSITIVE_INFINITY,
  });
  return {
    name: `${name}, ${quantity(profiles)} profiles: the same matches`,
    holds: wanted.digest === result.digest,
    detail: `${quantity(result.matched)} declarations, SHA-256 of their matches`,
  };
}

function workloadOf(profiles: number, declarations: number) {
  return {
    profiles: matchingProfiles(profiles, seed),
    declarations: matchingDeclarations(declarations, seed),
  };
}
