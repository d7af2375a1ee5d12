import { amountAsNumber, type Money } from '../domain/money.ts';
import { type Consequence, consequences, type LikelihoodBand } from '../domain/risk-level.ts';
import type { Settings } from '../domain/settings.ts';

/** The words of the matrix for a probability; a band begins at its threshold. */
export function likelihoodBandOf(likelihood: number, settings: Settings): LikelihoodBand {
  if (likelihood >= settings.likelihoodBands.highlyLikely) return 'highlyLikely';
  return likelihood >= settings.likelihoodBands.likely ? 'likely' : 'unlikely';
}

/** The gravest of what the risk areas and the revenue at stake say; minor where neither speaks. */
export function consequenceOf(
  riskAreas: readonly string[],
  atStake: Money | undefined,
  settings: Settings,
): Consequence {
  const byArea = riskAreas.map(
    (area): Consequence =>
      Object.hasOwn(settings.consequenceByRiskArea, area)
        ? (settings.consequenceByRiskArea[area] ?? 'minor')
        : 'minor',
  );
  const ranks = [...byArea, consequenceOfRevenue(atStake, settings)].map((each) =>
    consequences.indexOf(each),
  );
  return consequences[Math.max(0, ...ranks)] ?? 'minor';
}

function consequenceOfRevenue(atStake: Money | undefined, settings: Settings): Consequence {
  if (atStake === undefined || !Object.hasOwn(settings.revenueBands, atStake.currency)) return 'minor';
  const bands = settings.revenueBands[atStake.currency];
  const amount = amountAsNumber(atStake);
  if (bands === undefined || amount < bands.moderate) return 'minor';
  if (amount < bands.major) return 'moderate';
  return amount < bands.severe ? 'major' : 'severe';
}
