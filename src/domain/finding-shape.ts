import { moneyShape } from './declaration-shape.ts';
import { type Finding, findingResults } from './finding.ts';
import { choice, list, moment, object, optional, ordinal, required, text } from './shape.ts';

export const findingShape = object<Finding>({
  declarationId: required(text(128), 'The declaration checked'),
  version: optional(ordinal, 'Its version; the newest when absent'),
  item: optional(ordinal, 'Sequence of the item; the whole declaration when absent'),
  inspectedAt: required(moment, 'When the check ended'),
  officers: required(list(text(64), 1, 100), 'Who checked'),
  measures: required(list(text(64), 1, 100), 'What was done'),
  result: required(choice(findingResults), 'What came of it'),
  riskAreas: optional(list(text(64)), 'Kinds of irregularity found'),
  revenueRecovered: optional(moneyShape, 'Duty and penalty recovered'),
  remarks: optional(text(10_000), 'In the officer’s words'),
});
