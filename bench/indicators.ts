import { knowledgeOf } from '../src/app/knowledge/knowledge.ts';
import { lacksOf } from '../src/library/lacks.ts';
import { library } from '../src/library/library.ts';
import { libraryRuleBook } from './indicators/library-rule-book.ts';
import { scoreTraffic } from './indicators/score-traffic.ts';
import { type SchemeShare, shareOfSchemes } from './indicators/share-of-schemes.ts';
import type { Benchmark } from './measuring/benchmark.ts';
import { type Figure, figure } from './measuring/figure.ts';
import { quantity } from './measuring/quantity.ts';
import { exampleRuleBook } from './workload/example-rule-book.ts';

const selectedShare = 0.1;
const seeds = [1, 2, 3];

export const indicatorsBenchmark: Benchmark = {
  name: 'indicators',
  about: 'what the starter library finds of the schemes planted in generated traffic, at a selection of 10 %',
  async run({ isQuick, tell }) {
    const [before, judged, runs] = isQuick ? [6_000, 2_000, seeds.slice(0, 1)] : [120_000, 40_000, seeds];
    const books = { library: await libraryRuleBook(), example: exampleRuleBook() };
    const shares: (readonly SchemeShare[])[] = [];
    for (const seed of runs) {
      tell(`seed ${seed}: ${quantity(before)} declarations go before, ${quantity(judged)} are judged`);
      shares.push(shareOfSchemes(scoreTraffic({ seed, before, judged }, books), selectedShare));
    }
    const profiles = library.filter(({ kind }) => kind === 'profile');
    const data = new Set([...knowledgeOf(books.library, {}).loaded, 'references' as const]);
    const having = { lists: books.library.lists, data };
    const lacking = profiles.filter((row) => lacksOf(row, having).length > 0);
    return {
      kind: 'measured',
      conditions: [
        `generated traffic, ${runs.length} seeds: ${quantity(before)} declarations with the findings of the past policy go before, the next ${quantity(judged)} are judged as of when each is lodged`,
        `${profiles.length - lacking.length} of ${profiles.length} profiles of the library have their data here; not ${lacking.map(({ indicator }) => indicator).join(', ')}: the made-up administration has no such tables`,
        'lists are those beside the scenario, as an administration fills its own; no figure of the library was calibrated on this traffic',
        'weighed by findings: the likelihood of each profile is the rate of violations among those it matched that the past policy had inspected in the second half of what goes before, smoothed by ten inspections; thresholds stay',
        'selected are the declarations of the highest likelihood, noisy-or of the profiles that match, ties by a hash of the id; random is what a draw of the same share finds on the same declarations',
        'the examples are the profiles beside the scenario, written with its schemes in sight',
      ],
      figures: figuresOf(shares),
      checks: [],
    };
  },
};

/** The share found of each scheme and of all, in percent, a repetition for each seed. */
function figuresOf(runs: readonly (readonly SchemeShare[])[]): readonly Figure[] {
  const [first = []] = runs;
  return first.flatMap(({ scheme }) => {
    const all = runs.map((run) => run.find((each) => each.scheme === scheme));
    const planted = all.reduce((sum, each) => sum + (each?.planted ?? 0), 0);
    const name = `${scheme} (${planted})`;
    const of = (what: keyof SchemeShare['found']): readonly number[] =>
      all.flatMap((each) => (each === undefined || each.planted === 0 ? [] : [each.found[what] * 100]));
    if (of('library').length === 0) return [];
    return [
      figure(`${name}: library`, '%', of('library')),
      figure(`${name}: library, weighed by findings`, '%', of('calibrated')),
      figure(`${name}: examples`, '%', of('example')),
      figure(`${name}: random`, '%', of('random')),
    ];
  });
}
