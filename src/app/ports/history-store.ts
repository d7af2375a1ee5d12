import type { Decision } from '../../domain/decision.ts';
import type { Declaration } from '../../domain/declaration.ts';
import type { Facts } from '../../domain/facts.ts';
import type { Finding } from '../../domain/finding.ts';

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
};

/** A finding, with the sequence of the version it is on; without one where there is no such version. */
export type HistoryFinding = {
  readonly sequence: number;
  readonly declaration?: number;
  readonly finding: Finding;
};

/** The record in the order in which it came about: reading on from a sequence misses nothing. */
export type HistoryStore = {
  /** The hash of an act, which no other record has; undefined where there is no such act. */
  hashOf(sequence: number): Promise<string | undefined>;
  /** At most so many entries after a sequence, and only the first of them where they are large. */
  entriesAfter(sequence: number, limit: number): Promise<readonly HistoryEntry[]>;
  findingsAfter(sequence: number, limit: number): Promise<readonly HistoryFinding[]>;
};
