import type { Allocation } from '../src/domain/allocation.ts';
import { allocate } from '../src/treat/capacity/allocate.ts';
import { boundOf, valueWithin } from '../src/treat/capacity/certificate.ts';
import { type GeneratedProblem, generatedProblem } from './allocation/generated-problem.ts';
import { valueByRank } from './allocation/rankings.ts';
import { type Benchmark, type Check, repeat } from './measuring/benchmark.ts';
import { atLeast, atMost, type Figure, figure } from './measuring/figure.ts';
import { quantity } from './measuring/quantity.ts';
import { mean, percentile } from './measuring/statistics.ts';

/** Certified within this share of the bound. */
const gap = 0.005;
const seeds = 20;

type Solved = {
  readonly milliseconds: number;
  readonly gapPercent: number;
  readonly allocation: Allocation;
  readonly generated: GeneratedProblem;
};

export const allocationBenchmark: Benchmark = {
  name: 'allocation',
  about:
    'controls chosen within the hours of officers: how fast, how near to the best, and beside working off a score',
  async run({ isQuick, tell }) {
    const [declarations, many, repetitions] = isQuick ? [1_000, 5_000, 3] : [5_000, 50_000, seeds];
    const posts = 10;
    solved(1, declarations, posts);
    const runs = await repeat(repetitions, tell, async (seed) => solved(seed, declarations, posts));
    const large = await repeat(isQuick ? 1 : 3, tell, async (seed) => solved(seed, many, 2 * posts));
    return {
      kind: 'measured',
      conditions: [
        `generated: ${quantity(declarations)} declarations of ${posts} posts, five controls each, ${3 * posts + 2} resources; ${quantity(many)} of ${2 * posts} posts`,
        'the gap is certified: how much more any allocation could be worth at the most; it stops at half a percent',
        'by a rank: declarations in a line, the highest first, each given the most valuable control for which there is room; the lead is paired, seed by seed, with the interval of 95 % of its mean',
      ],
      figures: [
        figure(
          'allocated, p95',
          'ms',
          [
            percentile(
              runs.map(({ milliseconds }) => milliseconds),
              95,
            ),
          ],
          atMost(300),
        ),
        figure(
          'allocated',
          'ms',
          runs.map(({ milliseconds }) => milliseconds),
        ),
        figure(
          'certified gap',
          '%',
          runs.map(({ gapPercent }) => gapPercent),
          atMost(100 * gap),
        ),
        figure(
          'many allocated',
          'ms',
          large.map(({ milliseconds }) => milliseconds),
          atMost(3_000),
        ),
        figure(
          'many, certified gap',
          '%',
          large.map(({ gapPercent }) => gapPercent),
          atMost(100 * gap),
        ),
        ...leads(runs, 'ranking by expected harm', ({ expectedHarm }) => expectedHarm, 10),
        ...leads(runs, 'ranking by score', ({ probability }) => probability, 30),
      ],
      checks: [isCertified(runs, large)],
    };
  },
};

function solved(seed: number, declarations: number, posts: number): Solved {
  const generated = generatedProblem(seed, declarations, posts);
  const begun = performance.now();
  const found = allocate(generated.problem, { gap });
  const milliseconds = performance.now() - begun;
  if (!found.ok) throw new Error('The generated problem cannot be solved');
  const { allocation } = found;
  return { milliseconds, gapPercent: 100 * allocation.gap, allocation, generated };
}

function leads(
  runs: readonly Solved[],
  than: string,
  rankOf: (generated: GeneratedProblem) => readonly number[],
  target: number,
): readonly Figure[] {
  const percents = runs.map(
    ({ allocation, generated }) =>
      100 * (allocation.value / valueByRank(generated.problem, rankOf(generated)) - 1),
  );
  const middle = mean(percents);
  const variance = mean(percents.map((percent) => (percent - middle) ** 2));
  const half = 1.96 * Math.sqrt(variance / Math.max(1, percents.length - 1));
  return [
    figure(`worth more than ${than}`, '%', percents, atLeast(target)),
    figure(`worth more than ${than}, low end of the interval`, '%', [middle - half]),
    figure(`worth more than ${than}, high end of the interval`, '%', [middle + half]),
  ];
}

/** Reckoned again from the problem: what is chosen is within the capacities, and the prices give the bound. */
function isCertified(...all: readonly (readonly Solved[])[]): Check {
  const wrong = all.flat().filter(({ allocation, generated: { problem } }) => {
    const { chosen, value, bound, prices } = allocation;
    const judged = valueWithin(problem, chosen);
    return judged === undefined || differs(judged, value) || differs(boundOf(problem, prices), bound);
  });
  return {
    name: 'every allocation is within the capacities, and its prices give its bound',
    holds: wrong.length === 0,
    detail: `${wrong.length} of ${all.flat().length} do not`,
  };
}

function differs(one: number, other: number): boolean {
  return Math.abs(one - other) > 1e-9 * Math.abs(other);
}
