import type { Decision } from '../../domain/decision.ts';
import type { Finding } from '../../domain/finding.ts';
import type { Moment } from '../../domain/moment.ts';
import type { GeneratedDeclaration } from '../../simulate/traffic/generated-declaration.ts';

/**
 * What the generated officers find on a selected declaration, undefined on one that was released. They find what
 * the generator planted: how often a real officer would miss it is a matter for the simulation.
 */
export function generatedFinding(
  { truth }: GeneratedDeclaration,
  decision: Decision,
  inspectedAt: string,
): Finding | undefined {
  if (decision.lane === 'green') return undefined;
  const { violating, evadedRevenue } = truth;
  return {
    declarationId: decision.declarationId,
    version: decision.version,
    inspectedAt: inspectedAt as Moment,
    officers: ['generated officer'],
    measures: decision.measures.map(({ code }) => code),
    result: violating ? 'violation' : 'compliant',
    ...(violating && evadedRevenue !== undefined && { revenueRecovered: evadedRevenue }),
  };
}
