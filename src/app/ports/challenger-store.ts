import type { NewAct } from '../../domain/act.ts';
import type { Challenger } from '../../domain/challenger.ts';
import type { StoredRuleBook } from '../rule-books/stored-rule-book.ts';

/** A challenger after a change, with the act that tells of it. */
export type ChallengerChange = {
  readonly challenger: Challenger;
  readonly act: NewAct;
  /** Present when the challenger is new: what it decides by. */
  readonly ruleBook?: StoredRuleBook;
};

export type ChallengerStore = {
  /** By name. */
  list(after: string | undefined, limit: number): Promise<readonly Challenger[]>;
  find(name: string): Promise<Challenger | undefined>;
  /**
   * Reads, decides and writes under one lock. `change` is told the challenger of the name and how many run,
   * and returns what to write, or undefined to write nothing.
   */
  change(
    name: string,
    change: (challenger: Challenger | undefined, running: number) => ChallengerChange | undefined,
  ): Promise<void>;
};
