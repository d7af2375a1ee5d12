import { columnsNeeded } from '../../identify/columns/whole-condition.ts';
import { declaredBeneath } from '../../identify/fields/declared-beneath.ts';
import type { BacktestPlan } from './backtest.ts';

/** What every report tells of declarations, or counts by. */
const ofReports = [
  'id',
  'version',
  'flow',
  'office',
  'lodgedAt',
  'importer.id',
  'importer.name',
  'item.sequence',
];
const ofRevenue = [
  'item.customsValue.amount',
  'item.customsValue.currency',
  'item.itemPrice.amount',
  'item.itemPrice.currency',
  'item.dutyRatePercent',
];

/**
 * The paths of the fields that a back-test reads: what its profiles ask about with what lies beneath that, and what its
 * report tells.
 */
export function fieldsNeeded({ candidates, inForce }: BacktestPlan): readonly string[] {
  const asked = [...new Set([...candidates, ...inForce.ruleBook.profiles].flatMap(columnsNeeded))];
  return [...new Set([...ofReports, ...ofRevenue, ...asked, ...asked.flatMap(declaredBeneath)])];
}
