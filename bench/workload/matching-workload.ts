import isoCountries from 'i18n-iso-countries';
import type { OfficeCode, ProfileId } from '../../src/domain/codes.ts';
import type { Condition, Predicate } from '../../src/domain/condition.ts';
import type { Declaration } from '../../src/domain/declaration.ts';
import type { Moment } from '../../src/domain/moment.ts';
import type { RiskProfile } from '../../src/domain/risk-profile.ts';
import { RandomStream, type StreamKey, streamKey } from '../../src/simulate/random-stream.ts';

// A workload that other engines can be given too: declarations of one item, and profiles that are conjunctions
// of two to four plain questions, 2.81 on average. Values are skewed, as those of trade are.

const countries = Object.keys(isoCountries.getAlpha2Codes()).sort().slice(0, 120);
const importers = 5_000;
const offices = 60;
const chapters = 97;
const prefixLengths = [2, 4, 6, 8, 10];
const commodityShare = 0.75;
const mostOrigins = 5;
const mostImporters = 20;
/** Shares of profiles that ask two, three and four questions. */
const questionShares = [0.4, 0.39, 0.21];
const firstQuestions = 2;
/** How strongly common values stand out: rank r is drawn as often as the power of a uniform number says. */
const skew = 2.2;

type Values = { readonly commodityCode: string; readonly origin: string; readonly importer: string };
type Drawn = Values & { readonly office: string; readonly value: number; readonly netMassKg: number };

/** So many declarations; the same seed gives the same ones. */
export function matchingDeclarations(count: number, seed: number): readonly Declaration[] {
  const key = streamKey(seed, 'matching declarations');
  return Array.from({ length: count }, (_, index) => declarationOf(index, drawn(key, index)));
}

/** So many profiles, which ask for values as they are declared, rare ones as often as common ones. */
export function matchingProfiles(count: number, seed: number): readonly RiskProfile[] {
  const key = streamKey(seed, 'matching profiles');
  return Array.from({ length: count }, (_, index) => profileOf(index, new RandomStream(key, index)));
}

function drawn(key: StreamKey, index: number): Drawn {
  const random = new RandomStream(key, index);
  return {
    commodityCode: commodityCode(random, skew),
    origin: origin(ranked(random, countries.length, skew)),
    importer: importer(ranked(random, importers, skew)),
    office: office(ranked(random, offices, skew)),
    value: rounded(amount(random, 5_000)),
    netMassKg: rounded(amount(random, 800)),
  };
}

function declarationOf(index: number, { commodityCode: code, ...drawnValues }: Drawn): Declaration {
  const { origin: originCountry, importer: id, value, netMassKg } = drawnValues;
  return {
    id: `M${String(index + 1).padStart(6, '0')}`,
    flow: 'import',
    office: drawnValues.office as OfficeCode,
    lodgedAt: '2026-03-01T09:30:00Z' as Moment,
    importer: { id },
    items: [
      {
        sequence: 1,
        commodityCode: code,
        originCountry,
        netMassKg,
        customsValue: { amount: String(value), currency: 'USD' },
      },
    ],
  } as unknown as Declaration;
}

function profileOf(index: number, random: RandomStream): RiskProfile {
  const number = String(index + 1).padStart(5, '0');
  const all: readonly Condition[] = questionsOf(random);
  return {
    id: `M-${number}` as ProfileId,
    name: `Profile ${number}`,
    riskArea: 'undervaluation',
    when: { all },
    then: { lane: 'yellow' },
  };
}

function questionsOf(random: RandomStream): readonly Predicate[] {
  const wanted = questionCount(random);
  const asked = random.chance(commodityShare) ? [commodityBegins(random)] : [];
  const others = [originAmong, importerAmong, officeIs, valueBetween, massBetween];
  while (asked.length < wanted) {
    const [question] = others.splice(random.below(others.length), 1);
    if (question !== undefined) asked.push(question(random));
  }
  return asked;
}

function questionCount(random: RandomStream): number {
  let left = random.fraction();
  for (const [more, share] of questionShares.entries()) {
    if (left < share) return firstQuestions + more;
    left -= share;
  }
  return firstQuestions;
}

const even = 1;

const commodityBegins = (random: RandomStream): Predicate => ({
  field: 'item.commodityCode',
  op: 'startsWith',
  value: commodityCode(random, skew).slice(0, random.pick(prefixLengths)),
});

const originAmong = (random: RandomStream): Predicate => ({
  field: 'item.originCountry',
  op: 'in',
  value: some(random, mostOrigins, () => origin(ranked(random, countries.length, even))),
});

const importerAmong = (random: RandomStream): Predicate => ({
  field: 'importer.id',
  op: 'in',
  value: some(random, mostImporters, () => importer(ranked(random, importers, even))),
});

const officeIs = (random: RandomStream): Predicate => ({
  field: 'office',
  op: 'eq',
  value: office(ranked(random, offices, even)),
});

const valueBetween = (random: RandomStream): Predicate => ({
  field: 'item.value',
  op: 'between',
  value: around(amount(random, 5_000), random),
});

const massBetween = (random: RandomStream): Predicate => ({
  field: 'item.netMassKg',
  op: 'between',
  value: around(amount(random, 800), random),
});

/** One to so many different values. */
function some(random: RandomStream, most: number, draw: () => string): readonly string[] {
  const wanted = 1 + random.below(most);
  return [...new Set(Array.from({ length: wanted }, draw))];
}

function around(value: number, random: RandomStream): readonly [number, number] {
  return [rounded(value * random.between(0.3, 0.9)), rounded(value * random.between(1.1, 3))];
}

/** A rank from 0, the first ones the more common the stronger the skew. */
function ranked(random: RandomStream, count: number, power: number): number {
  return Math.floor(count * random.fraction() ** power);
}

/** Ten digits, down a tree whose branches are fewer and more even the deeper they lie. */
function commodityCode(random: RandomStream, power: number): string {
  const pairs = [
    ranked(random, chapters, power) + 1,
    ...[30, 6, 4, 2].map((branches) => ranked(random, branches, power)),
  ];
  return pairs.map((pair) => String(pair).padStart(2, '0')).join('');
}

function origin(rank: number): string {
  return countries[rank] ?? '';
}

function importer(rank: number): string {
  return String(300_000_000 + rank * 7);
}

function office(rank: number): string {
  return String(10_000 + rank);
}

function amount(random: RandomStream, middle: number): number {
  return middle * Math.exp(1.5 * random.normal());
}

function rounded(value: number): number {
  return Number(value.toPrecision(4));
}
