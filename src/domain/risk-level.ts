export const likelihoodBands = ['unlikely', 'likely', 'highlyLikely'] as const;
/** How probable a violation is, in the words of the risk matrix. */
export type LikelihoodBand = (typeof likelihoodBands)[number];

export const consequences = ['minor', 'moderate', 'major', 'severe'] as const;
/** How much harm a violation would do, in the words of the risk matrix. */
export type Consequence = (typeof consequences)[number];

export const riskLevels = ['low', 'medium', 'high', 'critical'] as const;
/** Likelihood x consequence. */
export type RiskLevel = (typeof riskLevels)[number];

/** The level for each likelihood and consequence. */
export type RiskMatrix = Readonly<Record<LikelihoodBand, Readonly<Record<Consequence, RiskLevel>>>>;
