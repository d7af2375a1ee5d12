import type { GeneratedDeclaration } from './generated-declaration.ts';
import { openTraffic } from './open-traffic.ts';
import type { TrafficScenario } from './traffic-scenario.ts';

/**
 * So many generated declarations from the scenario's first day on, in order of lodgement, each version of an
 * amended one counted. They are made while they are read, so that memory does not grow with their number, and
 * the first of many are the same as of few.
 *
 * @example
 * for (const { declaration, finding } of generateTraffic(scenario, { seed: 1, declarations: 1_000_000 })) …
 */
export function generateTraffic(
  scenario: TrafficScenario,
  options: { readonly seed: number; readonly declarations: number },
): Iterable<GeneratedDeclaration> {
  return {
    [Symbol.iterator]: () =>
      openTraffic(scenario, options.seed).history({ declarations: options.declarations }),
  };
}
