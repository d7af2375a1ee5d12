import { parseTrafficScenario } from '../simulate/traffic/parse-traffic-scenario.ts';
import type { TrafficScenario } from '../simulate/traffic/traffic-scenario.ts';
import { readJsonFile } from './json-file.ts';
import { UsageError } from './usage-error.ts';

/** Reads a scenario of generated traffic; everything wrong with it is told with its path. */
export function readScenarioFile(file: string): TrafficScenario {
  const parsed = parseTrafficScenario(readJsonFile(file));
  if (parsed.ok) return parsed.value;
  const lines = parsed.problems.map(({ path, code, message }) => `${file} ${path}: ${message} [${code}]`);
  throw new UsageError(`${lines.join('\n')}\n${file} cannot be used.`);
}
