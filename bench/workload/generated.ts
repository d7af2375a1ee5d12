import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Declaration, versionOf } from '../../src/domain/declaration.ts';
import { generateTraffic } from '../../src/simulate/traffic/generate-traffic.ts';
import { parseTrafficScenario } from '../../src/simulate/traffic/parse-traffic-scenario.ts';
import type { TrafficScenario } from '../../src/simulate/traffic/traffic-scenario.ts';
import { repository } from '../running/repository.ts';

export const seed = 1;
export const scenarioFile = join(repository, 'examples', 'scenarios', 'uzbekistan-like.json');

/** One declaration in fifteen has three items; more than this many looked at means that the scenario has none. */
const lookedAtForOne = 200;

/** So many first versions of generated declarations, of a number of items where one is asked for. */
export function generatedDeclarations(count: number, items?: number): readonly Declaration[] {
  const found: Declaration[] = [];
  for (const { declaration } of generateTraffic(readScenario(), {
    seed,
    declarations: count * lookedAtForOne,
  })) {
    if (versionOf(declaration) > 1 || (items !== undefined && declaration.items.length !== items)) continue;
    found.push(declaration);
    if (found.length === count) return found;
  }
  throw new Error(`The scenario gives too few declarations of ${items} items`);
}

/** The scenario of all generated traffic here. */
export function readScenario(): TrafficScenario {
  const parsed = parseTrafficScenario(JSON.parse(readFileSync(scenarioFile, 'utf8')));
  if (!parsed.ok) throw new Error(`${scenarioFile} is no scenario`);
  return parsed.value;
}
