import type { CurrencyCode } from './codes.ts';
import type { Flow } from './declaration.ts';
import type { Lane } from './lane.ts';
import type { Consequence, RiskMatrix } from './risk-level.ts';

/** An officer's time for one declaration in a lane, in minutes: yellow, red and blue in this order. */
export type MinutesByLane = {
  readonly documents: number;
  readonly physical: number;
  readonly audit: number;
};

/** What an office decides for itself; what it leaves out is taken from the default office. */
export type OfficeSettings = {
  /** Share of all declarations examined at random, whatever the profiles say, 0 to 1. */
  readonly minimumRandomRate?: number;
  /** Profiles a declaration may match without being selected by them, before it is selected anyway. */
  readonly maximumMatchesWithoutSelection?: number;
  /** Where such a declaration goes. */
  readonly laneForManyMatches?: Lane;
  /** Where its controls take another time than elsewhere. */
  readonly minutesByLane?: Partial<MinutesByLane>;
};

/** Office settings, with what differs by direction. */
export type OfficeSettingsByFlow = OfficeSettings & {
  readonly flows?: Readonly<Partial<Record<Flow, OfficeSettings>>>;
};

/** Amounts from which a loss counts as moderate, major and severe. */
export type RevenueBands = { readonly moderate: number; readonly major: number; readonly severe: number };

/** What an administration says about what is known beyond declarations. */
export type KnowledgeSettings = {
  /** What values are turned into, ISO 4217; USD when absent. */
  readonly referenceCurrency?: CurrencyCode;
  /** Below this value, in the reference currency, a consignment is a small one; 5,000 when absent. */
  readonly smallConsignmentValue?: number;
  /** Lists of parties that the parties of every declaration are screened against; none when absent. */
  readonly screenedLists?: readonly string[];
  /** Likeness from which an entry is told, 0 to 1; `defaultScreeningThreshold` when absent. */
  readonly screeningThreshold?: number;
  /** How many people must say that a party is not an entry before it counts; `defaultPeopleToClear` when absent. */
  readonly peopleToClear?: number;
  /** The list of national authorised operators; `authorised-operators` when absent. */
  readonly authorisedOperators?: string;
  /** The list of operators by mutual recognition, each with its country; `partner-operators` when absent. */
  readonly partnerOperators?: string;
  /** What the likelihood is multiplied by where the trader is an authorised operator, 0 to 1; 0.5 when absent. */
  readonly trustedLikelihoodFactor?: number;
};

/** An assumption, until an administration has measured how many of its alarms are false. */
export const defaultScreeningThreshold = 0.85;
/** Whom one person alone cannot clear, one corrupt person cannot clear. */
export const defaultPeopleToClear = 2;
export const defaultAuthorisedOperators = 'authorised-operators';
export const defaultPartnerOperators = 'partner-operators';
/** An assumption, until an administration has measured how often authorised operators violate. */
export const defaultTrustedLikelihoodFactor = 0.5;

/** What an administration configures beside its profiles. */
export type Settings = {
  /** Lanes, the strictest first. */
  readonly lanePrecedence: readonly Lane[];
  /**
   * Probability of a violation where no indicator speaks. Zero until an administration has measured it on
   * its random stratum.
   */
  readonly baseLikelihood: number;
  /** Likelihood of a profile that states none, by its lane; "green" serves profiles without a lane. */
  readonly defaultLikelihoods: Readonly<Record<Lane, number>>;
  /** Taxes levied at import on value plus duty, in percent. */
  readonly importTaxPercent: number;
  /** From which likelihood on a violation counts as likely and as highly likely. */
  readonly likelihoodBands: { readonly likely: number; readonly highlyLikely: number };
  /** Consequence by the revenue at stake, per currency: Tamga does not guess a rate of exchange. */
  readonly revenueBands: Readonly<Record<string, RevenueBands>>;
  /** Consequence by risk area, where harm is not a matter of revenue. */
  readonly consequenceByRiskArea: Readonly<Record<string, Consequence>>;
  readonly riskMatrix: RiskMatrix;
  /** Officer's time a control takes, for forecasts; what is left out is assumed, and the forecast says so. */
  readonly minutesByLane?: Partial<MinutesByLane>;
  /** Share of the flow that one profile may send to red without a second confirmation, 0 to 1; .05 when absent. */
  readonly maximumRedShareOfProfile?: number;
  /** Challengers that may run at once; three when absent. */
  readonly maximumRunningChallengers?: number;
  /** Where a trader may appeal, as notices say it. */
  readonly appeal: string;
  /** Days without a match after which a profile in force is proposed for retirement; 90 when absent. */
  readonly expireAfterDaysWithoutMatch?: number;
  readonly knowledge?: KnowledgeSettings;
  readonly defaultOffice: OfficeSettingsByFlow;
  readonly offices: Readonly<Record<string, OfficeSettingsByFlow>>;
};

/** After so many days without a match a profile is proposed for retirement, unless a setting says otherwise. */
export const defaultDaysWithoutMatch = 90;

/** What a fresh administration starts with. Every figure is an assumption until it is measured. */
export const defaultSettings: Settings = {
  lanePrecedence: ['red', 'yellow', 'blue', 'green'],
  baseLikelihood: 0,
  defaultLikelihoods: { red: 0.3, yellow: 0.15, blue: 0.1, green: 0.05 },
  importTaxPercent: 0,
  likelihoodBands: { likely: 0.1, highlyLikely: 0.4 },
  revenueBands: { USD: { moderate: 1_000, major: 10_000, severe: 100_000 } },
  consequenceByRiskArea: {
    narcotics: 'severe',
    precursors: 'severe',
    weapons: 'severe',
    'dual-use': 'severe',
    sanctions: 'severe',
    CITES: 'major',
    'waste/ODS': 'major',
    IPR: 'moderate',
  },
  riskMatrix: {
    unlikely: { minor: 'low', moderate: 'low', major: 'medium', severe: 'high' },
    likely: { minor: 'low', moderate: 'medium', major: 'high', severe: 'critical' },
    highlyLikely: { minor: 'medium', moderate: 'high', major: 'critical', severe: 'critical' },
  },
  appeal: 'To the head of the customs office where the declaration was lodged, or to a court.',
  defaultOffice: { minimumRandomRate: 0.02, laneForManyMatches: 'yellow' },
  offices: {},
};
