import type { Act, NewAct } from '../../domain/act.ts';

/** Who read what: the record of those who saw a criterion. */
export type ReadStore = {
  /** Durable when it resolves; those that come together share a transaction. */
  record(act: NewAct): Promise<void>;
  /**
   * Reads that showed a profile, alone, in a list or within a rule book, the newest first; `before` is the
   * sequence of an act.
   */
  ofProfile(id: string, before: number | undefined, limit: number): Promise<readonly Act[]>;
};
