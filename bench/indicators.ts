import { knowledgeOf } from '../src/app/knowledge/knowledge.ts';
import type { RuleBook } from '../src/domain/rule-book.ts';
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
    const example = exampleRuleBook();
    const shares: (readonly SchemeShare[])[] = [];
    const lacking = new Set<string>();
    for (const seed of runs) {
      tell(`seed ${seed}: ${quantity(before)} declarations go before, ${quantity(judged)} are judged`);
      const books = { library: await libraryRuleBook(seed, before + judged), example };
      const scored = scoreTraffic({ seed, before, judged }, books);
      shares.push(shareOfSchemes(scored.declarations, selectedShare));
      for (const indicator of lackingIn(scored.library)) lacking.add(indicator);
    }
    return {
      kind: 'measured',
      conditions: [
        `generated traffic, ${runs.length} seeds: ${quantity(before)} declarations with the findings of the past policy go before, the next ${quantity(judged)} are judged as of when each is lodged`,
        `${profiles.length - lacking.size} of ${profiles.length} profiles of the library have all their data here; not ${profiles.flatMap(({ indicator }) => (lacking.has(indicator) ? [indicator] : [])).join(', ')}: the made-up administration has no such lists, tables or boxes (what P03, P11 and Q01 ask besides is judged)`,
        'lists are those beside the scenario, as an administration fills its own; no figure of the library was calibrated on this traffic',
        'tables are generated, with the gaps an administration has, and none from what is planted: a register of firms that comes once a quarter, lacks one firm in fifty and names one line of business each; statistics of exports that say nothing of a tenth and call a fifth of what hubs forward their own; prices of marks by heading; distances in straight lines between towns',
        'the one exception: headings that are mistaken for each other, and the parts among them, are those of the scenario, along which its misclassified goods are moved too',
        'learnt from the first half of what goes before: lists of risky goods, countries of dispatch, origins of counterfeits, cover loads and drug routes, from what the past policy found by then; masses of whole units, from their declarations',
        'weighed by findings: the likelihood of each profile is the rate of violations among those it matched that the past policy had inspected in the second half of what goes before, smoothed by ten inspections; thresholds stay',
        'selected are the declarations of the highest likelihood, noisy-or of the profiles that match, ties by a hash of the id; random is what a draw of the same share finds on the same declarations',
        'the examples are the profiles beside the scenario, written with its schemes in sight',
      ],
      figures: figuresOf(shares),
      checks: [],
    };
  },
};

const profiles = library.filter(({ kind }) => kind === 'profile');

/** The indicators whose data are not all there beside the lists of a rule book. */
function lackingIn(ruleBook: RuleBook): readonly string[] {
  const data = new Set([...knowledgeOf(ruleBook, {}).loaded, 'references' as const]);
  const having = { lists: ruleBook.lists, data };
  return profiles.flatMap((row) => (lacksOf(row, having).length > 0 ? [row.indicator] : []));
}

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
