import { fileURLToPath } from 'node:url';
import { defaultThreshold, ScreeningIndex } from '../src/identify/lists/index/screening-index.ts';
import { compareParties, readParty } from '../src/identify/lists/matching/compare-parties.ts';
import { NameWords } from '../src/identify/lists/reading/name-word.ts';
import type { Benchmark, Check, Setting } from './measuring/benchmark.ts';
import { atLeast, atMost, type Figure, figure } from './measuring/figure.ts';
import { quantity } from './measuring/quantity.ts';
import { mean } from './measuring/statistics.ts';
import { runAlone } from './running/alone.ts';
import { accuracyOf } from './screening/accuracy.ts';
import { missingPairs, type NamePair, namePairs } from './screening/name-pairs.ts';
import { plainScore } from './screening/plain-score.ts';
import type { ScreeningOrder, ScreeningResult } from './screening/screening-run.ts';
import { seed } from './workload/generated.ts';
import { partyList, screenedParties } from './workload/party-list.ts';

const program = fileURLToPath(new URL('screening/run-alone.ts', import.meta.url));
const f1Target = atLeast(0.8);
const rateTarget = atLeast(2_000);
const p99Target = atMost(5);
/** At which the forty lines do best on the half that may be fitted to. */
const plainThreshold = 0.86;

export const screeningBenchmark: Benchmark = {
  name: 'screening',
  about:
    'names screened against a list: how well, on hard pairs, and how fast, one after another on one thread',
  async run(setting) {
    const accuracy = missingPairs() === undefined ? accuracyFigures(await namePairs()) : [];
    const { order, result } = await speed(setting);
    return {
      kind: 'measured',
      conditions: [
        missingPairs() === undefined
          ? `hard pairs of OpenSanctions' nomenklatura; a score from ${defaultThreshold} on is a match; the half that nothing was fitted to is told apart by the hash of the pair`
          : `without the hard pairs: ${missingPairs()} is not there`,
        `the forty-line matcher takes a score from ${plainThreshold} on for a match`,
        `${quantity(order.entries)} generated entries of ten languages and four scripts, people and companies; of the names one in five is of the list, with a slip`,
        `${quantity(result.hits)} entries are told of a name`,
      ],
      figures: [...accuracy, ...alarmFigures(setting), ...speedFigures(result)],
      checks: [findsAll(setting)],
    };
  },
};

function accuracyFigures(pairs: readonly NamePair[]): readonly Figure[] {
  const parts: readonly (readonly [string, readonly NamePair[]])[] = [
    [`${pairs.length} pairs`, pairs],
    ['half fitted to', pairs.filter(({ isHeldOut }) => !isHeldOut)],
    ['half held out', pairs.filter(({ isHeldOut }) => isHeldOut)],
  ];
  return parts.flatMap(([name, part]) => {
    const ours = accuracyOf(part, defaultThreshold, scoreOf);
    const plain = accuracyOf(part, plainThreshold, plainScore);
    return [
      figure(`F1, ${name}`, '', [ours.f1], f1Target),
      figure(`precision, ${name}`, '', [ours.precision]),
      figure(`recall, ${name}`, '', [ours.recall]),
      figure(`F1 of forty lines, ${name}`, '', [plain.f1]),
    ];
  });
}

/** How many entries are told of a party that is not on the list: what a good score on pairs may cost. */
function alarmFigures({ isQuick }: Setting): readonly Figure[] {
  const [entries, queries] = isQuick ? [100, 10] : [5_000, 100];
  const list = [...partyList(entries, seed)];
  const strangers = [...screenedParties(queries, list, seed, 0)];
  const index = new ScreeningIndex();
  for (const entry of list) index.add(entry);
  const ours = strangers.map((party) => index.screen({ id: party.id, name: party.name }).length);
  const plain = strangers.map(
    ({ name }) => list.filter((entry) => plainScore(name, entry.name) >= plainThreshold).length,
  );
  const label = `entries told of a stranger, of ${quantity(entries)}`;
  return [figure(label, '', [mean(ours)]), figure(`${label}, by forty lines`, '', [mean(plain)])];
}

function scoreOf(query: string, entry: string): number {
  const words = new NameWords();
  const [one, other] = [query, entry].map((name) => readParty({ id: name, name }, words));
  return one === undefined || other === undefined ? 0 : (compareParties(one, other)?.score ?? 0);
}

async function speed({
  isQuick,
  site,
  tell,
}: Setting): Promise<{ order: ScreeningOrder; result: ScreeningResult }> {
  const order = isQuick
    ? { entries: 2_000, queries: 100, seed, repetitions: 2 }
    : { entries: 100_000, queries: 5_000, seed, repetitions: 5 };
  tell(`against ${order.entries} entries`);
  return { order, result: (await runAlone<ScreeningResult>(site, program, order)).result };
}

function speedFigures(result: ScreeningResult): readonly Figure[] {
  return [
    figure('screened', '/s', result.rates, rateTarget),
    figure('p50', 'ms', [result.p50Milliseconds]),
    figure('p99', 'ms', [result.p99Milliseconds], p99Target),
    figure('made ready', 'ms', [result.buildMilliseconds]),
    figure('longest time between two pauses while making ready', 'ms', [result.longestPause]),
    figure('memory', 'MB', [result.megabytes]),
  ];
}

/** Whether the index finds what comparing with every entry finds. */
function findsAll({ isQuick }: Setting): Check {
  const [entries, queries] = isQuick ? [300, 30] : [5_000, 200];
  const list = [...partyList(entries, seed)];
  const words = new NameWords();
  const read = list.map((entry) => readParty(entry, words));
  const index = new ScreeningIndex();
  for (const entry of list) index.add(entry);
  let hits = 0;
  const differing = [...screenedParties(queries, list, seed, 50)].filter((party) => {
    const query = readParty(party, words);
    const wanted = read.filter((entry) => (compareParties(query, entry)?.score ?? 0) >= defaultThreshold);
    hits += wanted.length;
    const found = index.screen(party).map(({ entry }) => entry);
    return (
      found.toSorted().join() !==
      wanted
        .map(({ id }) => id)
        .toSorted()
        .join()
    );
  });
  return {
    name: 'the index finds what comparing with every entry finds',
    holds: differing.length === 0,
    detail: `${quantity(queries)} names against ${quantity(entries)} entries, ${quantity(hits)} found`,
  };
}
