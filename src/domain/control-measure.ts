import type { Lane } from './lane.ts';

/** One control ordered for a declaration: what is done, on which items, with which words to the officer. */
export type OrderedMeasure = {
  readonly code: string;
  /** Sequences of the items concerned; the whole declaration when absent. */
  readonly items?: readonly number[];
  readonly instruction?: string;
};

/** The control measures Tamga knows by name; an administration's own codes are welcome beside them. */
export const controlMeasures = [
  'document-check',
  'value-check',
  'origin-check',
  'scan',
  'weighing',
  'visual-inspection',
  'physical-examination',
  'sampling',
  'hold',
  'post-clearance-audit',
] as const;
export type ControlMeasure = (typeof controlMeasures)[number];

/** What a lane means when no profile says more. */
export const measuresByLane = {
  red: ['physical-examination'],
  yellow: ['document-check'],
  blue: ['post-clearance-audit'],
  green: [],
} as const satisfies Record<Lane, readonly ControlMeasure[]>;
