import type { HistoryKind } from './history-key.ts';

/** Figures of a UTC day or month, which is counted since 1970; what they count depends on the kind. */
export type Bucket = { readonly at: number; readonly tallies: readonly number[] };

/** How many declarations had a text. */
export type TextCount = readonly [text: string, declarations: number];

/** What a declaration left, in seconds since 1970 and with its shortened id. */
export type TrailEntry = { readonly at: number; readonly id: string; readonly texts: readonly string[] };

/**
 * What is known under one key. It is made of marks that declarations and findings leave and nothing else, so that
 * the marks of one declaration can be taken out of it again: others are what remains.
 */
export type HistoryRecord = {
  /** Declarations ever. */
  readonly declarations: number;
  /** The first two moments and the last two: one remains whichever declaration is taken out. Ascending; seconds. */
  readonly firsts: readonly number[];
  readonly lasts: readonly number[];
  /** Oldest first, like all that follows. */
  readonly months: readonly Bucket[];
  readonly days: readonly Bucket[];
  readonly lists: readonly (readonly TextCount[])[];
  readonly trail: readonly TrailEntry[];
};

export const emptyRecord: HistoryRecord = {
  declarations: 0,
  firsts: [],
  lasts: [],
  months: [],
  days: [],
  lists: [],
  trail: [],
};

/** What a declaration or a finding leaves at a key. */
export type Mark = {
  /** Whether the declaration is counted; a further version of it is not. */
  readonly counts: boolean;
  readonly months?: readonly number[];
  readonly days?: readonly number[];
  readonly lists?: readonly (readonly string[])[];
  readonly trail?: readonly (readonly string[])[];
};

/** Places of the tallies of a party: months have all three, days the first. */
export const partyTally = { declarations: 0, inspected: 1, violations: 2 } as const;

/** Places of the tallies of an importer's habits. */
export const habitTally = { declarations: 0, night: 1, items: 2, residual: 3 } as const;

/** Places of the lists of an importer's habits. A duty stands behind its heading: `8517 5`. */
export const habitList = { offices: 0, origins: 1, headings: 2, duties: 3 } as const;

/** How much of what a record of a kind keeps. */
export type RecordShape = {
  /** UTC days and months before the running one. */
  readonly days: number;
  readonly months: number;
  readonly lists: readonly TextListShape[];
  readonly trail?: TrailShape;
};

/** A list keeps the texts that came last, and counts no further than it says. */
type TextListShape = { readonly most: number; readonly countsTo: number };

type TrailShape = {
  readonly most: number;
  readonly days: number;
  /** Whether a further version of a declaration takes the place of all that an earlier one left. */
  readonly replaces: boolean;
};

const whole = 9_999_999;
/** Once, or more than once: enough to know whether another declaration had it. */
const twice = 2;
const partyShape: RecordShape = {
  days: 31,
  months: 24,
  lists: [{ most: 128, countsTo: twice }],
};
const foundShape: RecordShape = { days: 0, months: 24, lists: [] };

/**
 * The bounds of every kind. They are chosen so that a record in its encoded form stays below 4 KB whatever comes in;
 * a test fills each to the brim.
 */
export const recordShapes: Readonly<Record<HistoryKind, RecordShape>> = {
  importer: partyShape,
  exporter: partyShape,
  declarant: partyShape,
  carrier: partyShape,
  // The small consignments of a week.
  consignee: { ...partyShape, trail: { most: 20, days: 8, replaces: true } },
  pair: partyShape,
  habits: {
    days: 90,
    months: 24,
    lists: [
      { most: 12, countsTo: twice },
      { most: 24, countsTo: twice },
      { most: 32, countsTo: 99_999 },
      { most: 24, countsTo: 99_999 },
    ],
  },
  'importer-code': {
    days: 0,
    months: 0,
    lists: [{ most: 24, countsTo: twice }],
    trail: { most: 32, days: 366, replaces: true },
  },
  link: foundShape,
  address: {
    ...foundShape,
    lists: [{ most: 40, countsTo: twice }],
    trail: { most: 20, days: 8, replaces: true },
  },
  container: { days: 0, months: 0, lists: [], trail: { most: 16, days: 8, replaces: false } },
  seal: { days: 0, months: 0, lists: [], trail: { most: 8, days: 366, replaces: false } },
  certificate: { days: 0, months: 0, lists: [], trail: { most: 8, days: 366, replaces: false } },
  bill: { days: 0, months: 0, lists: [], trail: { most: 30, days: 31, replaces: false } },
  invoice: { days: 0, months: 0, lists: [], trail: { most: 30, days: 91, replaces: false } },
  goods: { days: 0, months: 0, lists: [], trail: { most: 12, days: 31, replaces: false } },
  route: { days: 0, months: 0, lists: [{ most: 64, countsTo: whole }] },
  post: { days: 0, months: 0, lists: [{ most: 120, countsTo: twice }] },
  office: foundShape,
  overall: foundShape,
  cohort: { days: 0, months: 0, lists: [{ most: 256, countsTo: whole }] },
};
