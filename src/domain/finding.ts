import type { DeclarationId } from './codes.ts';
import type { Moment } from './moment.ts';
import type { Money } from './money.ts';

export const findingResults = ['compliant', 'discrepancy', 'violation'] as const;
export type FindingResult = (typeof findingResults)[number];

/** What officers found when they checked a declaration, or one item of it. */
export type Finding = {
  readonly declarationId: DeclarationId;
  readonly version?: number;
  readonly item?: number;
  readonly inspectedAt: Moment;
  readonly officers: readonly string[];
  readonly measures: readonly string[];
  readonly result: FindingResult;
  readonly riskAreas?: readonly string[];
  readonly revenueRecovered?: Money;
  readonly remarks?: string;
};
