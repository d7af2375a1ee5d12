import type { Act } from '../../domain/act.ts';
import type { Decision, SelectedBy } from '../../domain/decision.ts';
import type { Declaration } from '../../domain/declaration.ts';
import type { Facts } from '../../domain/facts.ts';
import type { Lane } from '../../domain/lane.ts';
import type { RiskLevel } from '../../domain/risk-level.ts';
import type { ShadowTrial, TrialKind } from '../../domain/shadow-trial.ts';

/** A declaration with the decision that was made on it, in its place in the record. */
export type DecidedBefore = {
  readonly sequence: number;
  readonly declaration: Declaration;
  readonly decision: Decision;
  readonly facts: Facts;
};

/** A stretch of the record that follows on what was judged before. */
export type ShadowBatch = {
  /** Trials that were open where it begins. */
  readonly open: readonly ShadowTrial[];
  /** The acts in it that trials begin or end with, in order. */
  readonly acts: readonly Act[];
  readonly declarations: readonly DecidedBefore[];
};

/** A profile that would have matched, with the items that satisfied it. */
export type ShadowMatch = { readonly profile: string; readonly items: readonly number[] };

/** What would have been decided on a declaration. */
export type WouldBe = {
  readonly lane: Lane;
  readonly selectedBy: SelectedBy;
  readonly level: RiskLevel;
  readonly likelihood: number;
  /** Of a profile in shadow, its own match; of a challenger, all that its profiles match. */
  readonly matches: readonly ShadowMatch[];
};

/** A would-be decision that tells more than a count does, or the note that none could be made. */
export type KeptWouldBe = {
  readonly trial: string;
  readonly sequence: number;
  readonly declarationId: string;
  readonly version: number;
  readonly office: string;
  readonly inForce: Lane;
  readonly inForceBy: SelectedBy;
  /** Absent where the declaration could not be judged. */
  readonly wouldBe?: WouldBe;
};

/** Declarations that one trial judged alike. */
export type ShadowCount = {
  readonly trial: string;
  readonly office: string;
  readonly inForce: Lane;
  readonly inForceBy: SelectedBy;
  /** Absent where they could not be judged. */
  readonly wouldBe?: Lane;
  readonly wouldBeBy?: SelectedBy;
  readonly matched: boolean;
  readonly declarations: number;
};

/** What came of a batch: its trials as they stand after it, and what they would have decided. */
export type JudgedBatch = {
  readonly trials: readonly ShadowTrial[];
  readonly counts: readonly ShadowCount[];
  readonly kept: readonly KeptWouldBe[];
};

/** What a step along the record came to. */
export type Followed =
  /** Another node follows the record now. */
  | { readonly kind: 'elsewhere' }
  /** Nothing is left to judge, and nothing will be until somebody starts something. */
  | { readonly kind: 'idle' }
  | { readonly kind: 'judged'; readonly declarations: number; readonly isCaughtUp: boolean };

/** Declarations with findings that a trial judged, by what selects them in force and would select them. */
export type ShadowInspections = {
  readonly inForceBy: SelectedBy;
  readonly wouldBeBy: SelectedBy;
  readonly matched: boolean;
  /** Whether the random draw hit them, whatever else selected them. */
  readonly drawn: boolean;
  readonly inspected: number;
  readonly violations: number;
};

export type ShadowStore = {
  /** Whether there is anything to judge, or may be soon; cheap, to be asked often. */
  isNeeded(): Promise<boolean>;
  /**
   * Runs `work` unless another node does such work, and answers whether it did. It keeps nodes from making the same
   * things ready side by side; that everything is judged once rests on `follow` alone.
   */
  whileAlone(work: () => Promise<void>): Promise<boolean>;
  /**
   * Hands what was decided since the last time, at most `limit` declarations, to `judge`, and keeps what that
   * answers: all or nothing, every declaration once, at one node at a time. Deciding waits for none of it.
   */
  follow(limit: number, judge: (batch: ShadowBatch) => Promise<JudgedBatch>): Promise<Followed>;
  /** Trials of a kind, in the order they began; those of these subjects, or the open ones when none are named. */
  trials(kind: TrialKind, subjects?: readonly string[]): Promise<readonly ShadowTrial[]>;
  /**
   * What trials judged, and how many declarations wait to be judged by those of them that are open, at one moment.
   * This and what follows: in these offices only, or in every one.
   */
  counts(
    trials: readonly string[],
    offices?: readonly string[],
  ): Promise<{ readonly counts: readonly ShadowCount[]; readonly waiting: number }>;
  /** The newest would-be decisions: those that moved the lane, or that any profile of the trial matched. */
  examples(
    trials: readonly string[],
    which: 'moved' | 'matched',
    limit: number,
    offices?: readonly string[],
  ): Promise<readonly KeptWouldBe[]>;
  inspections(trials: readonly string[], offices?: readonly string[]): Promise<readonly ShadowInspections[]>;
};
