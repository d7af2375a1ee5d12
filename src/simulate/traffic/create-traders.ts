import { RandomStream, type StreamKey, streamKey } from '../random-stream.ts';
import { WeightedChoice } from './alias-table.ts';
import { createExport, createImport } from './create-relation.ts';
import { activitiesOf, brokersOf, lifeOf, type Register, type Trader } from './trader.ts';
import type { WorldParts } from './world-parts.ts';

/** Importers, the largest first, with the relations they trade in. */
export function createImporters(parts: WorldParts, register: Register, seed: number): readonly Trader[] {
  const { scenario } = parts;
  const activities = new WeightedChoice(scenario.activities.map(({ code, weight }) => [code, weight]));
  return createTraders(
    parts,
    register,
    streamKey(seed, 'importers'),
    scenario.parties.importers,
    0,
    activities,
    createImport,
  );
}

/** Exporters, the largest first; their numbers follow those of the importers. */
export function createExporters(parts: WorldParts, register: Register, seed: number): readonly Trader[] {
  const { scenario } = parts;
  const exporting = new Set(
    [...parts.goods.values()].filter(({ flow }) => flow === 'export').map(({ activity }) => activity),
  );
  const lines = scenario.activities.filter(({ code, weight }) => exporting.has(code) && weight > 0);
  const activities = new WeightedChoice(
    (lines.length > 0 ? lines : scenario.activities).map(({ code, weight }) => [code, weight]),
  );
  const { importers, exporters } = scenario.parties;
  return createTraders(
    parts,
    register,
    streamKey(seed, 'exporters'),
    exporters,
    importers,
    activities,
    createExport,
  );
}

function createTraders(
  parts: WorldParts,
  register: Register,
  key: StreamKey,
  count: number,
  firstIndex: number,
  activities: WeightedChoice<string>,
  createRelation: typeof createImport,
): readonly Trader[] {
  const regions = new WeightedChoice(parts.scenario.regions.map((region) => [region, region.weight]));
  return Array.from({ length: count }, (_, rank) => {
    const stream = new RandomStream(key, rank);
    const trader = createTrader(
      parts,
      register,
      firstIndex + rank,
      rank / count,
      regions.draw(stream),
      activities,
      stream,
    );
    const relations = 1 + stream.poisson(relationsExpected(rank));
    for (let index = 0; index < relations; index++)
      trader.relations.push(createRelation(parts, trader, {}, stream));
    return trader;
  });
}

function createTrader(
  parts: WorldParts,
  register: Register,
  index: number,
  relativeRank: number,
  region: Trader['region'],
  activities: WeightedChoice<string>,
  stream: RandomStream,
): Trader {
  const counts = parts.scenario.parties;
  const life = lifeOf(counts, stream);
  const isAeo = stream.chance(counts.aeoShare * aeoFactor(relativeRank)) && life.registeredDay < -1_000;
  return {
    ...life,
    party: register.domesticParty(register.numberOf(index, life.registeredDay), region, isAeo, stream),
    region,
    activities: activitiesOf(activities, stream),
    brokers: brokersOf(parts.brokers, counts, stream),
    size: stream.logNormal(relativeRank < 0.05 ? 1.4 : 0.9, 0.45),
    priceFactor: stream.logNormal(1, 0.09),
    relations: [],
  };
}

/** The status goes to large traders above all; the factors keep the mean at one. */
function aeoFactor(relativeRank: number): number {
  return relativeRank < 0.1 ? 7 : 1 / 3;
}

/** The largest traders deal with many partners, the smallest with one. */
function relationsExpected(rank: number): number {
  if (rank < 30) return 9;
  return rank < 300 ? 3.5 : 1.2;
}
