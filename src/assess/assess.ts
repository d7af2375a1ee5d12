import type { Declaration } from '../domain/declaration.ts';
import type { IndicatorResult } from '../domain/indicator-result.ts';
import type { Money } from '../domain/money.ts';
import type { Consequence, RiskLevel } from '../domain/risk-level.ts';
import type { Settings } from '../domain/settings.ts';
import { noisyOr } from './likelihood.ts';
import { revenueAtRisk, revenueAtStake } from './revenue.ts';
import { consequenceOf, likelihoodBandOf } from './risk-matrix.ts';

/** How likely a violation is, what it would cost, and how much that matters. */
export type Assessment = {
  readonly likelihood: number;
  readonly revenueAtRisk?: Money;
  readonly level: RiskLevel;
};

/** Weighs what the indicators said: likelihood, revenue at risk, and the level of the risk matrix. */
export function assess(
  declaration: Declaration,
  indicators: readonly IndicatorResult[],
  settings: Settings,
): Assessment {
  const likelihood = noisyOr(indicators, settings.baseLikelihood);
  const atStake = revenueAtStake(declaration, settings.importTaxPercent);
  const atRisk = revenueAtRisk(atStake, likelihood);
  const riskAreas = indicators.map(({ reason }) => reason.riskArea);
  return {
    likelihood,
    ...(atRisk !== undefined && { revenueAtRisk: atRisk }),
    level: levelOf(likelihood, consequenceOf(riskAreas, atStake, settings), settings),
  };
}

/** The level of the matrix; low where nothing at all speaks against a declaration, however much hangs on it. */
function levelOf(likelihood: number, consequence: Consequence, settings: Settings): RiskLevel {
  return likelihood === 0 ? 'low' : settings.riskMatrix[likelihoodBandOf(likelihood, settings)][consequence];
}
