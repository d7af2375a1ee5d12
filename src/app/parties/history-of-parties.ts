import type { FindingResult } from '../../domain/finding.ts';
import type { Columns } from '../../identify/columns/columns.ts';

/** A finding as the columns keep it; moments in milliseconds since 1970. */
export type FoundRow = {
  /** Of the act that tells of it, and of the version it is on. */
  readonly sequence: number;
  readonly declaration: number;
  readonly at: number;
  readonly item?: number;
  readonly result: FindingResult;
  readonly recovered?: { readonly amount: number; readonly currency: string };
};

/** The history as parties are looked up in it. */
export type HistoryOfParties = {
  /** All findings, in the order they were recorded. */
  readonly findings: readonly FoundRow[];
  /** The columns of some paths part after part, the newest first; each call begins anew. */
  readonly parts: (paths: readonly string[]) => Iterable<Columns>;
};
