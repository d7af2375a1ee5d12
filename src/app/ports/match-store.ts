import type { ProfileVersion } from '../../domain/profile-version.ts';

/** How far the matches of profiles have been counted. */
export type MatchCount = {
  /** When the last declaration counted was decided; absent before the first. */
  readonly countedUpTo?: string;
  /** Whether every declaration stored is counted. */
  readonly isComplete: boolean;
};

/** A version in force with what it matched since it came in force. */
export type MatchedVersion = {
  readonly version: ProfileVersion;
  readonly matches: number;
  readonly lastMatchedAt?: string;
};

/** What a profile matched since a day, whichever of its versions was in force. */
export type RecentMatches = { readonly matches: number; readonly lastMatchedAt?: string };

/** Matches of profiles by day, derived from the stored decisions behind the declarations as they come. */
export type MatchStore = {
  /** Counts the next declarations, some at a time; on any number of nodes each is counted once. */
  count(limit: number): Promise<MatchCount>;
  /**
   * Versions in force since before a day without a match from that day on, and those whose validity ended
   * before `today`. Days are UTC.
   */
  idle(unmatchedSince: string, today: string): Promise<readonly MatchedVersion[]>;
  /** What these profiles matched from a day on, as far as it is counted; one without a match is not among them. */
  recent(ids: readonly string[], since: string): Promise<ReadonlyMap<string, RecentMatches>>;
  /** When the last declaration counted was decided; undefined before the first. */
  countedUpTo(): Promise<string | undefined>;
};
