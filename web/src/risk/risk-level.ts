import type { RiskLevel } from '../../../src/server/api.ts';
import type { MessageKey } from '../language/message-key.ts';

export const levelNames = {
  low: 'level.low',
  medium: 'level.medium',
  high: 'level.high',
  critical: 'level.critical',
} as const satisfies Record<RiskLevel, MessageKey>;

/** How many of four steps a level fills. */
export const levelSteps = { low: 1, medium: 2, high: 3, critical: 4 } as const satisfies Record<
  RiskLevel,
  number
>;
