import { type Benchmark, type Check, repeat } from './measuring/benchmark.ts';
import { atLeast, atMost, figure } from './measuring/figure.ts';
import { quantity } from './measuring/quantity.ts';
import { percentile } from './measuring/statistics.ts';
import { measuredServerCondition, startMeasuredServer } from './running/measured-server.ts';
import { type PostLoad, postDeclarations } from './running/post-load.ts';
import { type DeclarationTexts, declarationTexts } from './workload/declaration-texts.ts';
import { profileCount } from './workload/profiles-file.ts';

const rateTarget = atLeast(800);
const latencyTarget = atMost(60);
const connections = 16;
const created = 201;
/** Different declarations, so that nobody declares more often than in the made-up world. */
const contents = 40_000;
/** A repetition has a number of requests and not a time; the rate it reckons with may be lower than the real one. */
const surplus = 1.25;

export const postBenchmark: Benchmark = {
  name: 'post',
  about: 'declarations of three items posted one by one to `tamga start`, each answered once it is durable',
  async run({ isQuick, site, tell }) {
    const [repetitions, seconds, warmUp] = isQuick ? [2, 1, 320] : [3, 20, 6_400];
    const texts = declarationTexts('P', 3, isQuick ? 2_000 : contents);
    const server = await startMeasuredServer(site);
    let next = 0;
    const nextBody = (): string => texts.textOf(next++);
    const post = (requests: number): Promise<PostLoad> =>
      postDeclarations({ url: server.url, token: server.token, connections, requests, nextBody });
    tell('warming up');
    const cold = await post(warmUp);
    const warm = await post(warmUp / 4);
    let rate = warm.latencies.length / warm.seconds;
    const loads = await repeat(repetitions, tell, async () => {
      const load = await post(Math.ceil(rate * seconds * surplus));
      rate = load.latencies.length / load.seconds;
      return load;
    });
    const stored = await server.stored();
    const peak = (await server.stop())?.peakMegabytes;
    const rates = loads.map((load) => acknowledged([load]) / load.seconds);
    return {
      kind: 'measured',
      conditions: conditionsOf(texts, cold.latencies.length + warm.latencies.length, loads),
      figures: [
        figure('posted', '/s', rates, rateTarget),
        figure('latency, p99', 'ms', latencies(loads, 99), latencyTarget),
        figure('latency, p50', 'ms', latencies(loads, 50)),
        figure('latency, longest', 'ms', latencies(loads, 100)),
        ...(peak === undefined ? [] : [figure('peak memory of the server', 'MB', [peak])]),
      ],
      checks: checksOf([cold, warm, ...loads], stored),
    };
  },
};

function conditionsOf(
  texts: DeclarationTexts,
  warmUp: number,
  loads: readonly PostLoad[],
): readonly string[] {
  const lengths = loads.map(
    ({ latencies: { length }, seconds }) => `${quantity(length)} in ${quantity(seconds)} s`,
  );
  return [
    `${profileCount} profiles, ${connections} connections, ${quantity(texts.meanBytes)} bytes a request`,
    measuredServerCondition,
    `${quantity(warmUp)} requests to warm up, then ${lengths.join(', ')}`,
  ];
}

function latencies(loads: readonly PostLoad[], percent: number): readonly number[] {
  return loads.map((load) => percentile(load.latencies, percent));
}

function acknowledged(loads: readonly PostLoad[]): number {
  return loads.reduce((sum, { statuses }) => sum + (statuses.get(created) ?? 0), 0);
}

function checksOf(loads: readonly PostLoad[], stored: number): readonly Check[] {
  const others = loads.flatMap(({ statuses }) => [...statuses].filter(([status]) => status !== created));
  return [
    {
      name: 'as many stored as acknowledged',
      holds: stored === acknowledged(loads),
      detail: `${stored} stored, ${acknowledged(loads)} acknowledged`,
    },
    {
      name: 'every answer is 201',
      holds: others.length === 0,
      detail: others.length === 0 ? 'no other' : others.map(([status, n]) => `${n} of ${status}`).join(', '),
    },
  ];
}
