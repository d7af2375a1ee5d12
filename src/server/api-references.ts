import type { ReferenceTold } from '../app/references/reference-told.ts';

/** One line of `GET /api/v1/references`: references that were built, the last first. */
export type ReferencesRow = {
  /** 'sha256:…' of their content. */
  readonly hash: string;
  readonly currency: string;
  /** The first and last UTC day of what they rest on. */
  readonly from: string;
  readonly until: string;
  readonly builtAt: string;
  readonly declarations: number;
  readonly items: number;
  /** How many commodity codes and origins have values per kilogram of their own. */
  readonly cells: number;
  /** Of the last act that was in the record when it was read. */
  readonly upTo: number;
  /** Whose exchange rates turned values into the currency. */
  readonly ruleBook: string;
  /** Whether the whole is still kept, and not the hash alone. */
  readonly isWhole: boolean;
};

/** `GET /api/v1/references/current`: what is normal for a commodity code. */
export type ReferenceView = ReferenceTold;
