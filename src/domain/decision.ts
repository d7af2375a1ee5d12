import type { DeclarationId } from './codes.ts';
import type { OrderedMeasure } from './control-measure.ts';
import type { Lane } from './lane.ts';
import type { Moment } from './moment.ts';
import type { Money } from './money.ts';
import type { RiskLevel } from './risk-level.ts';

export const reasonKinds = ['profile', 'list', 'value', 'history', 'model', 'data'] as const;

/** Why a declaration is thought risky: who says so, how strongly, and on which facts. */
export type Reason = {
  readonly kind: (typeof reasonKinds)[number];
  readonly id: string;
  readonly riskArea: string;
  readonly items?: readonly number[];
  /** The likelihood this reason alone would give, 0 to 1. */
  readonly weight: number;
  readonly text: string;
  readonly evidence: Readonly<Record<string, unknown>>;
};

export const selectors = ['profile', 'score', 'random', 'quota', 'manual', 'none'] as const;
/** What put the declaration in its lane. */
export type SelectedBy = (typeof selectors)[number];

/** The draw every declaration takes part in, with the rate it was held against. */
export type RandomDraw = { readonly value: number; readonly rate: number; readonly stratum: string };

/** Where a declaration goes, what is checked, and why. */
export type Decision = {
  readonly declarationId: DeclarationId;
  readonly version: number;
  readonly decidedAt: Moment;
  readonly lane: Lane;
  readonly selectedBy: SelectedBy;
  readonly measures: readonly OrderedMeasure[];
  readonly level: RiskLevel;
  /** Probability of a violation, 0 to 1. */
  readonly likelihood: number;
  readonly revenueAtRisk?: Money;
  /** Strongest first; empty only for green and for 'random'. */
  readonly reasons: readonly Reason[];
  readonly randomDraw: RandomDraw;
  /** 'sha256:…' of everything that decided. */
  readonly ruleBook: string;
};
