import type { NewAct } from '../../domain/act.ts';
import type { ScreeningDecision } from '../../domain/screening-decision.ts';

/** A decision on a match, as the act that it came with tells it. */
export type RecordedScreeningDecision = ScreeningDecision & {
  /** Of the act. */
  readonly sequence: number;
  readonly by: string;
  readonly at: string;
};

/** Which decisions: all when nothing is said. */
export type ScreeningFilter = { readonly list?: string; readonly entry?: string };

/** Decisions on matches with watch lists. What is stored and not told of by an act in the record is none. */
export type ScreeningStore = {
  /** Keeps a decision together with the act that tells of it; its text is the body of the act. */
  keep(decision: ScreeningDecision, act: NewAct): Promise<void>;
  /** Those after a place in the record, in its order; 0 for all. */
  after(sequence: number, limit: number): Promise<readonly RecordedScreeningDecision[]>;
  /** The newest first. */
  list(
    filter: ScreeningFilter,
    before: number | undefined,
    limit: number,
  ): Promise<readonly RecordedScreeningDecision[]>;
};
