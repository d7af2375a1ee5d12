import type { Declaration } from '../domain/declaration.ts';
import type { IndicatorResult } from '../domain/indicator-result.ts';
import type { KnownFacts } from '../domain/known.ts';
import type { Money } from '../domain/money.ts';
import type { Consequence, RiskLevel } from '../domain/risk-level.ts';
import { defaultTrustedLikelihoodFactor, type Settings } from '../domain/settings.ts';
import { noisyOr, roundedLikelihood } from './likelihood.ts';
import { revenueAtRisk, revenueAtStake } from './revenue.ts';
import { consequenceOf, likelihoodBandOf } from './risk-matrix.ts';
import { trustedTrader } from './trusted-trader.ts';

/** How likely a violation is, what it would cost, and how much that matters. */
export type Assessment = {
  readonly likelihood: number;
  readonly revenueAtRisk?: Money;
  readonly level: RiskLevel;
};

/**
 * Weighs what the indicators said: likelihood, revenue at risk, and the level of the risk matrix. Trust in the trader
 * makes the likelihood less, and what follows from it; which lane profiles ask for it does not touch.
 */
export function assess(
  declaration: Declaration,
  indicators: readonly IndicatorResult[],
  settings: Settings,
  known?: KnownFacts,
): Assessment {
  const likelihood = likelihoodOf(indicators, settings, trustedTrader(declaration, known) !== undefined);
  const atStake = revenueAtStake(declaration, settings.importTaxPercent);
  const atRisk = revenueAtRisk(atStake, likelihood);
  const riskAreas = indicators.map(({ reason }) => reason.riskArea);
  return {
    likelihood,
    ...(atRisk !== undefined && { revenueAtRisk: atRisk }),
    level: levelOf(likelihood, consequenceOf(riskAreas, atStake, settings), settings),
  };
}

/** What the indicators come to, times the factor of trust where the trader is an authorised operator. */
function likelihoodOf(
  indicators: readonly IndicatorResult[],
  { baseLikelihood, knowledge }: Settings,
  isTrusted: boolean,
): number {
  const likelihood = noisyOr(indicators, baseLikelihood);
  const factor = knowledge?.trustedLikelihoodFactor ?? defaultTrustedLikelihoodFactor;
  return isTrusted ? roundedLikelihood(likelihood * factor) : likelihood;
}

/** The level of the matrix; low where nothing at all speaks against a declaration, however much hangs on it. */
function levelOf(likelihood: number, consequence: Consequence, settings: Settings): RiskLevel {
  return likelihood === 0 ? 'low' : settings.riskMatrix[likelihoodBandOf(likelihood, settings)][consequence];
}
