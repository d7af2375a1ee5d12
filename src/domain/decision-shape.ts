import type { OrderedMeasure } from './control-measure.ts';
import { type Decision, type RandomDraw, type Reason, reasonKinds, selectors } from './decision.ts';
import { moneyShape } from './declaration-shape.ts';
import { lanes } from './lane.ts';
import { riskLevels } from './risk-level.ts';
import {
  any,
  choice,
  list,
  moment,
  object,
  optional,
  ordinal,
  record,
  required,
  share,
  text,
} from './shape.ts';

const measureShape = object<OrderedMeasure>({
  code: required(text(64), 'Control measure'),
  items: optional(list(ordinal), 'Sequences of the items concerned'),
  instruction: optional(text(4_096), 'What the officer is to do'),
});

const reasonShape = object<Reason>({
  kind: required(choice(reasonKinds), 'Who says so'),
  id: required(text(128), 'The profile, list or indicator'),
  riskArea: required(text(64), 'Category of likely non-compliance'),
  items: optional(list(ordinal), 'Sequences of the items it speaks of'),
  weight: required(share, 'The likelihood this reason alone would give'),
  text: required(text(4_096), 'In words'),
  evidence: required(record(any), 'The facts it rests on'),
});

const randomDrawShape = object<RandomDraw>({
  value: required(share, 'The draw, 0 <= value < 1'),
  rate: required(share, 'Drawn when the value is below it'),
  stratum: required(text(128), 'Among which declarations the rate holds'),
});

export const decisionShape = object<Decision>({
  declarationId: required(text(128), 'The declaration'),
  version: required(ordinal, 'Its version'),
  decidedAt: required(moment, 'When'),
  lane: required(choice(lanes), 'Where it goes'),
  selectedBy: required(choice(selectors), 'What put it there'),
  measures: required(list(measureShape), 'What is checked'),
  level: required(choice(riskLevels), 'Likelihood x consequence'),
  likelihood: required(share, 'Probability of a violation'),
  revenueAtRisk: optional(moneyShape, 'Expected revenue lost if it is released'),
  reasons: required(list(reasonShape), 'Strongest first'),
  randomDraw: required(randomDrawShape, 'Recorded for every declaration'),
  ruleBook: required(text(80), 'Hash of everything that decided'),
});
