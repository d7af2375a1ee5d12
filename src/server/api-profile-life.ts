import type { MatchCount } from '../app/ports/match-store.ts';
import type { ProfileEvent } from '../app/ports/profile-history-store.ts';
import type { RuleBookEvent } from '../app/ports/rule-book-history-store.ts';
import type { ConcernCode } from '../domain/concern.ts';
import type { Difference } from '../domain/difference.ts';
import type { OpenStep, ProfileVersion } from '../domain/profile-version.ts';
import type { RuleBookDifference } from '../domain/rule-book-difference.ts';

/** A version of a profile with where it stands, as `/api/v1/profiles` and its steps answer it. */
export type ProfileView = ProfileVersion & {
  readonly id: string;
  /** The condition in plain words. */
  readonly inWords: string;
};

/** One row of `GET /api/v1/profiles`. */
export type ProfileRow = ProfileView & {
  /** What any of its versions matched; there for a profile in force, and for one that matched. */
  readonly recentMatches?: {
    /** The first UTC day that counts. */
    readonly since: string;
    readonly matches: number;
    readonly lastMatchedAt?: string;
  };
};

/** `GET /api/v1/profiles`, by id. */
export type ProfilesView = {
  readonly rows: readonly ProfileRow[];
  readonly next?: string;
  /** When the last declaration whose matches are counted was decided. */
  readonly matchesCountedUpTo?: string;
};

/** `POST /api/v1/profiles/{id}/{step}`: why, if it is to be said, and which concerns are confirmed, if not whatever there is. */
export type StepReason = { readonly reason?: string; readonly confirms?: readonly ConcernCode[] };

/** `POST /api/v1/profiles/{id}/schedule` */
export type ScheduleOrder = StepReason & { readonly from: string };

/** `GET /api/v1/profiles/{id}/versions`, the oldest first. */
export type ProfileVersionsView = {
  readonly versions: readonly (ProfileView & {
    readonly events: readonly Omit<ProfileEvent, 'version'>[];
    /** What whoever asks may do with it now; `refusedAs` where four eyes keep them from it. */
    readonly steps: readonly OpenStep[];
  })[];
};

/** `GET /api/v1/profiles/{id}/difference?from=&to=` */
export type ProfileDifferenceView = {
  readonly id: string;
  readonly from: number;
  readonly to: number;
  readonly differences: readonly Difference[];
};

/** One row of `GET /api/v1/profiles/{id}/reads`; `ruleBook` where it was seen within a whole one. */
export type ProfileReadView = {
  readonly at: string;
  readonly by: string;
  readonly operation: string;
  readonly ruleBook?: string;
};

/** `GET /api/v1/retirement-proposals` */
export type RetirementProposalsView = {
  readonly at: string;
  readonly daysWithoutMatch: number;
  readonly counted: MatchCount;
  readonly proposals: readonly {
    readonly id: string;
    readonly version: number;
    readonly name: string;
    readonly riskArea: string;
    readonly owner?: string;
    readonly validTo?: string;
    readonly why: 'no-match' | 'validity-ended';
    readonly inForceSince: string;
    readonly daysInForce: number;
    /** Since it came in force. */
    readonly matches: number;
    readonly lastMatchedAt?: string;
  }[];
};

/** `GET /api/v1/rule-books`: what this node decides by, and every rule book that came in force, the newest first. */
export type RuleBooksView = {
  readonly inForce: { readonly hash: string; readonly profiles: number; readonly lists: number };
  /** A rule book that is in force and cannot be made ready on this node, which decides by the last good one. */
  readonly unsound?: { readonly hash: string; readonly why: string };
  readonly rows: readonly RuleBookEvent[];
  readonly next?: string;
};

/** `GET /api/v1/rule-books/{hash}/difference?to=`; of many changes the first are told in full. */
export type RuleBookDifferenceView = RuleBookDifference & { readonly from: string; readonly to: string };

/** `POST /api/v1/rule-books/{hash}/activate` */
export type RollBackOrder = { readonly reason: string };

/** What is in force now, what was, and which versions came and went for it. */
export type RollBackView = {
  readonly ruleBook: string;
  readonly from: string;
  readonly activated: readonly VersionName[];
  readonly suspended: readonly VersionName[];
};

type VersionName = { readonly id: string; readonly version: number };
