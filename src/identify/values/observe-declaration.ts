import type { Declaration } from '../../domain/declaration.ts';
import type { ExchangeRates } from '../../domain/exchange-rates.ts';
import { type Day, utcDayOf } from '../../domain/moment.ts';
import {
  type Observation,
  observeMeasures,
  observeUnitValue,
  referenceValueOf,
  type UndeterminedReason,
} from './observe-item.ts';

/** What a declaration adds to references: observations of its items, and why items have no unit value. */
export type ObservedDeclaration = {
  readonly day: Day;
  readonly observations: readonly Observation[];
  readonly undetermined: readonly UndeterminedReason[];
};

/** Observes the items of a declaration on its UTC day. Goods in transit are not valued for duty, and add nothing. */
export function observeDeclaration(declaration: Declaration, rates: ExchangeRates): ObservedDeclaration {
  const day = utcDayOf(declaration.lodgedAt);
  const observations: Observation[] = [];
  const undetermined: UndeterminedReason[] = [];
  if (declaration.flow !== 'transit') {
    for (const item of declaration.items) {
      const value = referenceValueOf(item, day, rates);
      const observed = observeUnitValue(item, value);
      if (observed.kind === 'observed') observations.push(observed.observation);
      else undetermined.push(observed.reason);
      observations.push(...observeMeasures(item, value));
    }
  }
  return { day, observations, undetermined };
}
