import type { ShownDecision } from '../app/screening/list-decisions.ts';
import type { ComparedParty, ScreeningVerdict } from '../domain/screening-decision.ts';

/** An entry of a watch list that a party may be. */
export type PartyMatchView = {
  readonly list: string;
  readonly entry: string;
  /** Likeness, 0 to 1. */
  readonly score: number;
  /** Whether an identifier is the same, and not only the name. */
  readonly byIdentifier: boolean;
  /** What is alike. */
  readonly explanation: string;
  /** Whether it was decided that the party is not this entry. */
  readonly isCleared: boolean;
};

/** `POST /api/v1/screening` */
export type ScreeningView = {
  /** What the parties were compared with; where there is none, that there are no matches says nothing. */
  readonly lists: readonly string[];
  readonly rows: readonly { readonly party: ComparedParty; readonly matches: readonly PartyMatchView[] }[];
};

/** One row of `GET /api/v1/screening/decisions`. */
export type ScreeningDecisionView = Omit<ShownDecision, 'sequence' | 'content' | 'entry'> & {
  readonly entry: string;
};

/** What `POST /api/v1/screening/decisions` answers. */
export type DecidedScreeningView = {
  readonly list: string;
  readonly entry: string;
  readonly party: ComparedParty;
  readonly decision: ScreeningVerdict;
  readonly reason: string;
  readonly declarationId?: string;
  readonly by: string;
  readonly at: string;
  /** Whether the party passes the entry from now on, by this and what others said. */
  readonly isCleared: boolean;
};
