import type { IndicatorResult } from '../domain/indicator-result.ts';

/**
 * Probability of a violation when each indicator alone would give its own: the noisy-or, 1 minus the
 * product of what is left by each. `base` is the leak, the probability where no indicator speaks. Indicators
 * come in a fixed order, so that the last bits of the product do not depend on the rule book's.
 */
export function noisyOr(indicators: readonly IndicatorResult[], base: number): number {
  const none = indicators.reduce((product, { reason }) => product * (1 - reason.weight), 1 - base);
  return roundedLikelihood(1 - none);
}

/** Beyond twelve digits lies nothing but the rounding of the multiplications. */
export function roundedLikelihood(likelihood: number): number {
  return Math.round(likelihood * 1e12) / 1e12;
}
