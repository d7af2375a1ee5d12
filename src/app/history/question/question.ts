import type { Condition } from '../../../domain/condition.ts';
import type { RiskProfile } from '../../../domain/risk-profile.ts';
import { any, list, object, optional, text } from '../../../domain/shape.ts';
import type { Rate } from '../../../learn/measurement/wilson-interval.ts';

/** What an analyst asks of the history. */
export type HistoryQuestion = {
  /** Which declarations or items; all when absent. */
  readonly when?: Condition;
  /** Only of these offices. */
  readonly offices?: readonly string[];
  /** First and last UTC day of lodgement, both included. */
  readonly from?: string;
  readonly to?: string;
  /** A field by whose values they are counted apart. */
  readonly by?: string;
  /** A number to be added up. */
  readonly sum?: string;
  /** So many groups are told, those with the most declarations. */
  readonly top?: number;
};

export const mostGroups = 1_000;
/** Groups that are counted at all; declarants choose many of the texts by which one may count. */
export const mostKeptGroups = 500_000;

export const historyQuestionShape = object<HistoryQuestion>({
  when: optional(any, 'Condition, as in a profile'),
  offices: optional(list(text(32)), 'Only of these offices'),
  from: optional(text(32), 'First UTC day of lodgement'),
  to: optional(text(32), 'Last UTC day of lodgement'),
  by: optional(text(256), 'Field to count apart by'),
  sum: optional(text(256), 'Number to add up'),
  top: optional(
    { kind: 'number', minimum: 1, maximum: mostGroups, whole: true },
    'Groups to tell; 20 when absent',
  ),
});

/** A sum with the currency it is in, if it is money, and how many values were added. */
export type Sum = { readonly currency?: string; readonly value: number; readonly values: number };

/** Counts of what satisfies the question, within all that there is. */
export type Counted = {
  readonly declarations: number;
  /** The items that satisfy the condition; all of their declarations where it asks about none. */
  readonly items: number;
  readonly ofDeclarations: number;
  /** Of the declarations there are, with its interval at 95 %. */
  readonly share: Rate;
  readonly sums?: readonly Sum[];
};

/** One value of the field counted by; null where it is absent. */
export type CountedGroup = Counted & { readonly value: string | null };

export type HistoryAnswer = Counted & {
  readonly groups?: readonly CountedGroup[];
  /** Groups that satisfy the question too, and are not told. */
  readonly groupsLeftOut?: number;
};

/** The terms and condition of a question as a profile, so that they mean what they mean there. */
export function profileOf({ when, offices, from, to }: HistoryQuestion): RiskProfile {
  return {
    id: 'question',
    name: 'question',
    riskArea: 'question',
    ...(offices !== undefined && { offices }),
    ...(from !== undefined && { validFrom: from }),
    ...(to !== undefined && { validTo: to }),
    when: when ?? { all: [] },
    then: {},
  } as RiskProfile;
}
