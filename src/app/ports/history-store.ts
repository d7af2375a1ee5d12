import type { Decision } from '../../domain/decision.ts';
import type { Declaration } from '../../domain/declaration.ts';
import type { Facts } from '../../domain/facts.ts';
import type { Finding } from '../../domain/finding.ts';
import type { Moment } from '../../domain/moment.ts';

/** A version of a declaration as it was recorded, with what was decided then. */
export type HistoryEntry = {
  /** Of the act that tells of it. */
  readonly sequence: number;
  readonly declaration: Declaration;
  readonly decision: Decision;
  readonly facts: Facts;
  /**
   * The sequence of the version it took the place of: its own, where it came after a later one; none where it is
   * the first.
   */
  readonly supersedes?: number;
  /** The sequence of the first version that was recorded of the declaration; none where it is that. */
  readonly first?: number;
  /** When it counts as lodged, for the history of its parties. */
  readonly heardAt: Moment;
};

/** A finding, with the sequence of the version it is on; without one where there is no such version. */
export type HistoryFinding = {
  readonly sequence: number;
  readonly declaration?: number;
  readonly finding: Finding;
  /** When it was recorded. */
  readonly at: Moment;
};

/** The id and version that stand at a place of the record. */
export type NamedVersion = { readonly id: string; readonly version: number };

/** The record in the order in which it came about: reading on from a sequence misses nothing. */
export type HistoryStore = {
  /** The hash of an act, which no other record has; undefined where there is no such act. */
  hashOf(sequence: number): Promise<string | undefined>;
  /** At most so many entries after a sequence, and only the first of them where they are large. */
  entriesAfter(sequence: number, limit: number): Promise<readonly HistoryEntry[]>;
  findingsAfter(sequence: number, limit: number): Promise<readonly HistoryFinding[]>;
};

/** Tells which versions stand at some places of the record, which must be few. */
export type VersionNames = {
  versionsAt(sequences: readonly number[]): Promise<ReadonlyMap<number, NamedVersion>>;
};
