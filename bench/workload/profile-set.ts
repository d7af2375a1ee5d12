import type { ProfileId } from '../../src/domain/codes.ts';
import type { Predicate } from '../../src/domain/condition.ts';
import { measuresByLane } from '../../src/domain/control-measure.ts';
import type { Declaration } from '../../src/domain/declaration.ts';
import { unitValueOf } from '../../src/domain/goods-item.ts';
import type { Lane } from '../../src/domain/lane.ts';
import type { ProfileOutcome, RiskProfile } from '../../src/domain/risk-profile.ts';
import { RandomStream, streamKey } from '../../src/simulate/random-stream.ts';

/**
 * Values that occur in traffic, so that profiles ask about what there is. Codes stand once each, however common
 * they are: profiles are written about the unusual as much as about the usual.
 */
type Occurring = {
  readonly commodityCodes: readonly string[];
  readonly origins: readonly string[];
  readonly importers: readonly string[];
  readonly offices: readonly string[];
  readonly unitValues: readonly number[];
  readonly masses: readonly number[];
};

type Question = (occurring: Occurring, random: RandomStream) => Predicate;

const commodityShare = 0.75;
const prefixLengths = [2, 4, 6, 8, 10];
const riskAreas = ['undervaluation', 'misclassification', 'origin', 'IPR', 'narcotics', 'evasion'];
const lanesByShare: readonly (Lane | undefined)[] = [
  ...Array<Lane>(9).fill('yellow'),
  ...Array<Lane>(3).fill('red'),
  ...Array<Lane>(4).fill('blue'),
  ...Array<undefined>(4).fill(undefined),
];
const partlyAppliedShare = 0.1;

/**
 * A mixed set of profiles: two to four questions each, about the commodity in three of four, and about origin,
 * importer, office, value per kilogram and mass. The same sample and seed give the same set.
 */
export function profileSet(
  sample: readonly Declaration[],
  count: number,
  seed: number,
): readonly RiskProfile[] {
  const occurring = occurringIn(sample);
  const key = streamKey(seed, 'profiles');
  return Array.from({ length: count }, (_, index) =>
    profileOf(index, occurring, new RandomStream(key, index)),
  );
}

function profileOf(index: number, occurring: Occurring, random: RandomStream): RiskProfile {
  const number = String(index + 1).padStart(4, '0');
  const all = questionsOf(occurring, random).map((question) => question(occurring, random));
  return {
    id: `B-${number}` as ProfileId,
    name: `Mixed profile ${number}`,
    riskArea: random.pick(riskAreas),
    when: { all },
    then: outcomeOf(random, all),
  };
}

function questionsOf(occurring: Occurring, random: RandomStream): readonly Question[] {
  const wanted = 2 + random.below(3);
  const asked: Question[] = random.chance(commodityShare) ? [commodityBegins] : [];
  const others = otherQuestions
    .filter(([, isPossible]) => isPossible(occurring))
    .map(([question]) => question);
  while (asked.length < wanted && others.length > 0)
    asked.push(...others.splice(random.below(others.length), 1));
  return asked;
}

const commodityBegins: Question = ({ commodityCodes }, random) => ({
  field: 'item.commodityCode',
  op: 'startsWith',
  value: random.pick(commodityCodes).slice(0, random.pick(prefixLengths)),
});

const otherQuestions: readonly (readonly [Question, (occurring: Occurring) => boolean])[] = [
  [
    ({ origins }, random) => ({ field: 'item.originCountry', op: 'in', value: some(origins, 5, random) }),
    ({ origins }) => origins.length > 0,
  ],
  [
    ({ importers }, random) => ({ field: 'importer.id', op: 'in', value: some(importers, 20, random) }),
    ({ importers }) => importers.length > 0,
  ],
  [
    ({ offices }, random) => ({ field: 'office', op: 'eq', value: random.pick(offices) }),
    ({ offices }) => offices.length > 0,
  ],
  [
    ({ unitValues }, random) => ({
      field: 'item.unitValue',
      op: 'between',
      value: around(random.pick(unitValues), random),
    }),
    ({ unitValues }) => unitValues.length > 0,
  ],
  [
    ({ masses }, random) => ({
      field: 'item.netMassKg',
      op: 'between',
      value: around(random.pick(masses), random),
    }),
    ({ masses }) => masses.length > 0,
  ],
];

/** One to `most` different values. */
function some(values: readonly string[], most: number, random: RandomStream): readonly string[] {
  const wanted = 1 + random.below(most);
  return [...new Set(Array.from({ length: wanted }, () => random.pick(values)))];
}

function around(value: number, random: RandomStream): readonly [number, number] {
  return [rounded(value * random.between(0.2, 0.9)), rounded(value * random.between(1.1, 5))];
}

function outcomeOf(random: RandomStream, asked: readonly Predicate[]): ProfileOutcome {
  const drawn = random.pick(lanesByShare);
  // Ranges alone fit a third of all trade: no office could examine that, so such a profile only weighs.
  const lane = asked.every(({ op }) => op === 'between') ? undefined : drawn;
  return {
    ...(lane !== undefined && { lane, measures: measuresByLane[lane] }),
    likelihood: rounded(random.between(0.02, 0.6)),
    ...(random.chance(partlyAppliedShare) && { selectionRate: 0.5 }),
    ...(random.chance(0.5) && {
      instruction: 'Compare the documents with the goods and ask for proof of payment.',
    }),
  };
}

function rounded(value: number): number {
  return Number(value.toPrecision(4));
}

function occurringIn(sample: readonly Declaration[]): Occurring {
  const items = sample.flatMap((declaration) => declaration.items);
  return {
    commodityCodes: distinct(items.flatMap(({ commodityCode }) => commodityCode ?? [])),
    origins: distinct(items.flatMap(({ originCountry }) => originCountry ?? [])),
    importers: distinct(sample.flatMap(({ importer }) => importer?.id ?? [])),
    offices: distinct(sample.map(({ office }) => office)),
    unitValues: items.flatMap((item) => unitValueOf(item) ?? []).filter((value) => value > 0),
    masses: items.flatMap(({ netMassKg }) => netMassKg ?? []).filter((mass) => mass > 0),
  };
}

function distinct(values: readonly string[]): readonly string[] {
  return [...new Set(values)];
}
