import type { Flow } from '../../domain/declaration.ts';
import type { Lane } from '../../domain/lane.ts';
import type { Money } from '../../domain/money.ts';
import type { MinutesByLane } from '../../domain/settings.ts';
import type { Funnel } from '../../identify/conditions/condition-funnel.ts';
import type { RateDifference } from '../../learn/measurement/rate-difference.ts';
import type { Rate } from '../../learn/measurement/wilson-interval.ts';
import type { LaneCounts, LaneMatrix } from './lane-counts.ts';

/** A mean over days with its 95 % interval, by how much the days differ among themselves. */
export type DailyMean = {
  readonly value: number;
  readonly low: number;
  readonly high: number;
  readonly days: number;
};

/** Violations among the inspected. Few of them prove little, and `tooFew` says so. */
export type HitRate = Rate & { readonly violations: number; readonly tooFew: boolean };

/** What history a report rests on. */
export type HistoryShown = {
  readonly source: 'store' | 'files';
  readonly declarations: number;
  readonly items: number;
  /** First and last UTC day of lodgement seen. */
  readonly from?: string;
  readonly to?: string;
  /** Days of the calendar from the first to the last, and those on which anything was lodged. */
  readonly days: number;
  readonly workingDays: number;
  /** Only these offices; all when absent. */
  readonly offices?: readonly string[];
  /** False where time ran out before the whole period was read; the newest is read first. */
  readonly isComplete: boolean;
  /** Declarations whose draw was recorded, and those whose draw was made for this report. */
  readonly draws: { readonly recorded: number; readonly made: number };
  /** Declarations that were inspected, and findings that fit no declaration. */
  readonly inspected: number;
  readonly unmatchedFindings: number;
};

/** Officer-hours a lane takes. */
export type HoursByLane = Readonly<Record<Exclude<Lane, 'green'>, number>> & { readonly total: number };

export type OfficerHours = {
  readonly inForce: HoursByLane;
  readonly withProfile: HoursByLane;
  readonly difference: number;
  readonly differencePerWorkingDay: number;
};

/** How lanes change: everyone's lane by the rule book in force, and by the same with the profile added. */
export type LaneChange = {
  readonly inForce: LaneCounts;
  readonly withProfile: LaneCounts;
  readonly matrix: LaneMatrix;
  readonly changed: number;
};

/** The lane change and the matches in one office. */
export type OfficeImpact = {
  readonly office: string;
  readonly declarations: number;
  readonly matches: number;
  readonly share: Rate;
  readonly lanes: LaneChange;
  readonly officerHours: OfficerHours;
};

/** Matches in a part of the history. */
export type PartMatches = {
  readonly declarations: number;
  readonly matches: number;
  readonly share: Rate;
};

/** A profile in force that speaks of the same declarations. */
export type OverlapWith = {
  readonly profile: string;
  readonly name: string;
  /** How much of what the candidate matches it matches too. */
  readonly matched: number;
  readonly matchedShare: number;
  /** How much of it it already selects. */
  readonly selected: number;
  readonly selectedShare: number;
  /** All it matches, and the share of that which the candidate matches. */
  readonly matches: number;
  readonly coveredShare: number;
};

/** A declaration to open. */
export type ImpactExample = {
  readonly declarationId: string;
  readonly version: number;
  readonly lodgedAt: string;
  readonly office: string;
  readonly importer?: string;
  /** Sequences of the items that matched. */
  readonly items: readonly number[];
  readonly laneInForce: Lane;
  readonly laneWithProfile: Lane;
  /** Whether nothing else in force selects it. */
  readonly isNew: boolean;
};

/** What would have come of one profile. */
export type ProfileImpact = {
  readonly profile: string;
  readonly name: string;
  readonly version?: number;
  /** Whether it stands in the place of a profile in force with its id. */
  readonly replaces: boolean;
  /** Declarations and items that match. */
  readonly matches: number;
  readonly matchedItems: number;
  readonly shareOfFlow: Rate;
  readonly matchesPerDay: DailyMean;
  readonly byFlow: readonly (PartMatches & { readonly flow: Flow; readonly sentToRed: Rate })[];
  readonly byMonth: readonly (PartMatches & { readonly month: string })[];
  readonly byOffice: readonly OfficeImpact[];
  readonly lanes: LaneChange;
  /** Declarations its own lane would send to red, whatever else does. */
  readonly sentToRed: Rate;
  readonly officerHours: OfficerHours;
  readonly hitRate: {
    readonly matches: HitRate;
    readonly discrepancies: number;
    /** Of what the profiles in force select. */
    readonly inForce: HitRate;
    /** Times the hit rate in force; absent where there is nothing to compare. */
    readonly lift?: RateDifference;
    /** Among what was drawn at random: the unbiased part. Absent where no draw was recorded. */
    readonly random?: {
      readonly matches: HitRate;
      readonly all: HitRate;
      readonly lift?: RateDifference;
    };
  };
  readonly revenue: {
    readonly recovered: readonly Money[];
    readonly atStake: readonly Money[];
    readonly atStakeOfNew: readonly Money[];
  };
  readonly overlap: {
    /** Matches that others in force select, that only the random draw selects, and that nothing else selects. */
    readonly alreadySelected: number;
    readonly alreadySelectedShare: Rate;
    readonly onlyDrawn: number;
    readonly selectedByNothing: number;
    readonly newShare: Rate;
    readonly profiles: readonly OverlapWith[];
  };
  /** Absent where so many profiles were tried at once that it was not counted. */
  readonly funnel?: Funnel & { readonly text: string };
  readonly examples: readonly ImpactExample[];
  /** What stands out, in words. */
  readonly remarks: readonly string[];
};

/** Profiles tried on history: what would have come of each. */
export type BacktestReport = {
  readonly at: string;
  /** Hash of the rule book they were tried beside. */
  readonly ruleBook: string;
  readonly history: HistoryShown;
  readonly minutesByLane: MinutesByLane & {
    readonly assumed: readonly (keyof MinutesByLane)[];
    readonly differsByOffice: boolean;
  };
  readonly profiles: readonly ProfileImpact[];
  /** All of them together; absent for a single one. */
  readonly together?: { readonly lanes: LaneChange; readonly officerHours: OfficerHours };
  /** What the figures take for granted, and what they cannot tell. */
  readonly notes: readonly string[];
};
