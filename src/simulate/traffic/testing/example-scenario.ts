import { readFileSync } from 'node:fs';
import { parseTrafficScenario } from '../parse-traffic-scenario.ts';
import type { TrafficScenario } from '../traffic-scenario.ts';

const folder = new URL('../../../../examples/scenarios/', import.meta.url);

/** A file of examples/scenarios, as plain JSON. */
export function exampleFile(name: string): unknown {
  return JSON.parse(readFileSync(new URL(name, folder), 'utf8'));
}

/** The scenario that comes with the project, with some of its parts exchanged. */
export function exampleScenario(changes: Partial<TrafficScenario> = {}): TrafficScenario {
  const parsed = parseTrafficScenario(exampleFile('uzbekistan-like.json'));
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));
  return { ...parsed.value, ...changes };
}

/** The same administration with few traders and little traffic, so that days pass quickly. */
export function quietScenario(changes: Partial<TrafficScenario> = {}): TrafficScenario {
  const scenario = exampleScenario();
  return {
    ...scenario,
    arrivals: { ...scenario.arrivals, perDay: 120 },
    parties: { ...scenario.parties, importers: 250, exporters: 80, sellers: 150, buyers: 60 },
    ...changes,
  };
}
