import { flows } from './declaration.ts';
import { lanes } from './lane.ts';
import { consequences, likelihoodBands, riskLevels } from './risk-level.ts';
import type { KnowledgeSettings, MinutesByLane, OfficeSettings, RevenueBands, Settings } from './settings.ts';
import {
  choice,
  count,
  list,
  type Member,
  nonNegative,
  type ObjectShape,
  object,
  optional,
  record,
  required,
  type Shape,
  share,
  text,
} from './shape.ts';

const minutesShape = object<Partial<MinutesByLane>>({
  documents: optional(nonNegative, 'Minutes for the documents of one declaration, the yellow lane'),
  physical: optional(nonNegative, 'Minutes for one physical examination, the red lane'),
  audit: optional(nonNegative, 'Minutes for one audit after release, the blue lane'),
});

const officeMembers = {
  minimumRandomRate: optional(share, 'Share examined at random whatever the profiles say'),
  maximumMatchesWithoutSelection: optional(count, 'Matches without selection before it is selected anyway'),
  laneForManyMatches: optional(choice(lanes), 'Where a declaration with more matches goes'),
  minutesByLane: optional(minutesShape, 'Officer’s time a control takes here'),
};

const officeShape = object<OfficeSettings>(officeMembers);

const officeByFlowShape: ObjectShape = {
  kind: 'object',
  members: {
    ...officeMembers,
    flows: optional(eachOf(flows, officeShape, false), 'What differs by direction'),
  },
};

const revenueBandsShape = object<RevenueBands>({
  moderate: required(nonNegative, 'From this amount a loss is moderate'),
  major: required(nonNegative, 'From this amount a loss is major'),
  severe: required(nonNegative, 'From this amount a loss is severe'),
});

const bandsShape = object<Settings['likelihoodBands']>({
  likely: required(share, 'From this probability a violation is likely'),
  highlyLikely: required(share, 'From this probability it is highly likely'),
});

const knowledgeShape = object<KnowledgeSettings>({
  referenceCurrency: optional(text(3, { code: 'currency' }), 'What values are turned into, USD when absent'),
  smallConsignmentValue: optional(nonNegative, 'Below it a consignment is small, 5,000 when absent'),
  screenedLists: optional(list(text(128), 0, 100), 'Lists of parties that declarations are screened against'),
  screeningThreshold: optional(share, 'Likeness from which an entry is told, .85 when absent'),
  peopleToClear: optional(
    { kind: 'number', minimum: 1, maximum: 2, whole: true },
    'People who must say that a party is not an entry before it counts, 2 when absent',
  ),
  authorisedOperators: optional(text(128), 'List of national authorised operators'),
  partnerOperators: optional(text(128), 'List of operators by mutual recognition, with their countries'),
  trustedLikelihoodFactor: optional(
    share,
    'What the likelihood is multiplied by for an authorised operator, .5 when absent',
  ),
});

/** Settings as they are given: whatever is left out keeps its default. */
export const settingsShape = object<Partial<Settings>>({
  lanePrecedence: optional(list(choice(lanes), 4, 4), 'Lanes, the strictest first'),
  baseLikelihood: optional(share, 'Probability of a violation where no indicator speaks'),
  defaultLikelihoods: optional(
    eachOf(lanes, share, true),
    'Likelihood of a profile that states none, by lane',
  ),
  importTaxPercent: optional(nonNegative, 'Taxes on value plus duty, in percent'),
  likelihoodBands: optional(bandsShape, 'Bands of the risk matrix'),
  revenueBands: optional(record(revenueBandsShape), 'Consequence by revenue at stake, per currency'),
  consequenceByRiskArea: optional(record(choice(consequences)), 'Consequence by risk area'),
  riskMatrix: optional(
    eachOf(likelihoodBands, eachOf(consequences, choice(riskLevels), true), true),
    'Level by likelihood and consequence',
  ),
  minutesByLane: optional(minutesShape, 'Officer’s time a control takes, for forecasts'),
  maximumRedShareOfProfile: optional(
    share,
    'Share of the flow one profile may send to red without a second confirmation',
  ),
  maximumRunningChallengers: optional(count, 'Challengers that may run at once, three when absent'),
  appeal: optional(text(1_024), 'Where a trader may appeal, as notices say it'),
  expireAfterDaysWithoutMatch: optional(
    { kind: 'number', minimum: 1, maximum: 36_500, whole: true },
    'Days without a match after which a profile in force is proposed for retirement; 90 when absent',
  ),
  knowledge: optional(knowledgeShape, 'What is known beyond declarations'),
  defaultOffice: optional(officeByFlowShape, 'For offices that say nothing of their own'),
  offices: optional(record(officeByFlowShape, 10_000), 'By office code'),
});

function eachOf(keys: readonly string[], shape: Shape, mustBeThere: boolean): ObjectShape {
  const member = (key: string): Member => ({ shape, required: mustBeThere, about: key });
  return { kind: 'object', members: Object.fromEntries(keys.map((key) => [key, member(key)])) };
}
