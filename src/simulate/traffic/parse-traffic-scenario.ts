import { problemsOf, type ScenarioProblem } from './read-strictly.ts';
import { referenceProblems } from './scenario-references.ts';
import { trafficScenarioShape } from './scenario-shape.ts';
import type { TrafficScenario } from './traffic-scenario.ts';

/** A scenario, or everything that is wrong with it. */
export type ParsedScenario =
  | { readonly ok: true; readonly value: TrafficScenario }
  | { readonly ok: false; readonly problems: readonly ScenarioProblem[] };

/**
 * Reads a scenario of synthetic traffic. What its parts say of each other is only looked at once each part is
 * well formed by itself.
 *
 * @example
 * const parsed = parseTrafficScenario(JSON.parse(text));
 * if (!parsed.ok) return parsed.problems; // [{ path: '/arrivals/perDay', code: 'missing', message: '…' }]
 */
export function parseTrafficScenario(value: unknown): ParsedScenario {
  const malformed = problemsOf(trafficScenarioShape, value);
  if (malformed.length > 0) return { ok: false, problems: malformed };
  // The shape is compared with the type by the compiler, so that a value that fits the one is the other.
  const scenario = value as TrafficScenario;
  const contradictions = referenceProblems(scenario);
  return contradictions.length > 0 ? { ok: false, problems: contradictions } : { ok: true, value: scenario };
}
