import type { NewAct } from '../../domain/act.ts';
import type { CurrencyCode } from '../../domain/codes.ts';
import type { Day } from '../../domain/moment.ts';
import type { UnitValueReferences } from '../../identify/values/unit-value-references.ts';

/** References that were built from the record, as what is kept of them tells. */
export type ReferenceSnapshot = {
  /** 'sha256:…' of their content. */
  readonly hash: string;
  readonly currency: CurrencyCode;
  /** The first and last UTC day of what they rest on. */
  readonly from: Day;
  readonly until: Day;
  /** Of the last act that was in the record when it was read. */
  readonly upTo: number;
  /** Whose exchange rates turned values into the currency. */
  readonly ruleBook: string;
  readonly declarations: number;
  readonly items: number;
  /** How many commodity codes and origins have values per kilogram of their own. */
  readonly cells: number;
};

/** References with the act that tells of them. */
export type KeptReferences = ReferenceSnapshot & {
  readonly sequence: number;
  readonly builtAt: string;
  /** Whether the whole is still kept, and not the hash alone. */
  readonly isWhole: boolean;
};

export type ReferenceStore = {
  /**
   * Keeps references with the act that tells of them, whose body is the snapshot. Where the last ones kept in this
   * currency are the same, nothing is written. Of references of long ago the hash stays, and not the whole.
   */
  keep(references: UnitValueReferences, snapshot: ReferenceSnapshot, act: NewAct): Promise<'kept' | 'known'>;
  /** The last kept first; those before an act, where one is named. */
  list(before: number | undefined, limit: number): Promise<readonly KeptReferences[]>;
  /** The newest of each of the last days in a currency that are still whole, the last day first; cheap, to be asked often. */
  newest(currency: CurrencyCode, limit: number): Promise<readonly KeptReferences[]>;
  /** The references of an act; undefined where they are not whole any more, or not what the act tells. */
  read(sequence: number): Promise<UnitValueReferences | undefined>;
  /** Runs `work` unless another node builds references now, and answers whether it did. */
  whileAlone(work: () => Promise<void>): Promise<boolean>;
};
