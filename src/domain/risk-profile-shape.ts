import { mostParts } from './condition.ts';
import { flows } from './declaration.ts';
import { lanes } from './lane.ts';
import type { ProfileOutcome, RiskProfile } from './risk-profile.ts';
import { any, choice, list, object, optional, required, share, text } from './shape.ts';

export const profileOutcomeShape = object<ProfileOutcome>({
  lane: optional(choice(lanes), 'The laxest lane a match may take'),
  measures: optional(list(text(64), 0, 100), 'Control measures'),
  likelihood: optional(share, 'Probability of a violation among the matches, 0 to 1'),
  selectionRate: optional(share, 'Share of the matches that the lane is applied to; 1 when absent'),
  instruction: optional(text(4_096), 'What the officer is to do; never the criterion'),
});

/** The condition is `any` here: its own reader checks it against the declaration's shape. */
export const riskProfileShape = object<RiskProfile>({
  id: required(text(128), 'Identifies the profile over all its versions'),
  name: required(text(256), 'What analysts call it'),
  riskArea: required(text(64), 'Category of likely non-compliance'),
  owner: optional(text(256), 'Who answers for it'),
  legalBasis: optional(text(1_024), 'The law or order it rests on'),
  justification: optional(text(4_096), 'Why it exists; as secret as the condition'),
  flow: optional(choice(flows), 'Only this direction'),
  offices: optional(list(text(32)), 'Only these offices'),
  validFrom: optional(text(32), 'First UTC day of lodgement'),
  validTo: optional(text(32), 'Last UTC day of lodgement'),
  when: required(any, `Condition, of at most ${mostParts} parts`),
  then: required(profileOutcomeShape, 'What a match asks for'),
});
