import { flows } from '../../domain/declaration.ts';
import { RandomStream, streamKey } from '../random-stream.ts';
import { AliasTable, WeightedChoice, zipfWeights } from './alias-table.ts';
import { Calendar } from './calendar.ts';
import { createTransit } from './create-relation.ts';
import { createExporters, createImporters } from './create-traders.ts';
import { createWorldParts } from './create-world-parts.ts';
import { Tariff } from './duties.ts';
import type { Relation } from './relation.ts';
import { recruitActors } from './schemes/recruit-actors.ts';
import type { Underworld } from './schemes/underworld.ts';
import { Register, type Trader } from './trader.ts';
import type { TrafficScenario } from './traffic-scenario.ts';
import type { Population, World } from './world.ts';
import type { WorldParts } from './world-parts.ts';

/** A world, and those in it who will break the law. */
export type PeopledWorld = { readonly world: World; readonly underworld: Underworld };

/** Makes the world of a scenario: parties, their relations, and who of them has something to hide. */
export function createWorld(scenario: TrafficScenario, seed: number): PeopledWorld {
  const parts = createWorldParts(scenario, seed);
  const { parties, procedures } = scenario;
  const register = new Register(scenario.country, parties.importers + parties.exporters);
  const importers = createImporters(parts, register, seed);
  const exporters = createExporters(parts, register, seed);
  const transits = createTransits(parts, seed);
  const world: World = {
    scenario,
    seed,
    calendar: new Calendar(scenario, seed),
    parts,
    register,
    tariff: new Tariff(scenario, parts.goods),
    flows: new WeightedChoice(flows.map((flow) => [flow, scenario.arrivals.flows[flow]])),
    procedures: {
      import: new WeightedChoice(Object.entries(procedures.import)),
      export: new WeightedChoice(Object.entries(procedures.export)),
      transit: new WeightedChoice(Object.entries(procedures.transit)),
    },
    importers: populationOf(importers, parties.zipfExponent),
    exporters: populationOf(exporters, parties.zipfExponent),
    transits: new WeightedChoice(transits.map((relation) => [relation, 1])),
  };
  return { world, underworld: recruitActors(world) };
}

function populationOf(traders: readonly Trader[], exponent: number): Population {
  return { traders, byVolume: new AliasTable(zipfWeights(traders.length, exponent)) };
}

const transitRelations = 160;

function createTransits(parts: WorldParts, seed: number): readonly Relation[] {
  const routes = new WeightedChoice(parts.scenario.transitRoutes.map((route) => [route, route.weight]));
  const key = streamKey(seed, 'transits');
  return Array.from({ length: transitRelations }, (_, index) => {
    const stream = new RandomStream(key, index);
    return createTransit(parts, routes.draw(stream), {}, stream);
  });
}
