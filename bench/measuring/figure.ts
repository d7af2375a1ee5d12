import { median, spread } from './statistics.ts';

/** What a figure is held against. */
export type Target = { readonly kind: 'at-least' | 'at-most'; readonly value: number };

/** How a figure stands to its target; `gapPercent` is the distance from the target, in percent of it. */
export type Verdict = { readonly isMet: boolean; readonly gapPercent: number };

/** One measured quantity: every repetition, and what they say together. */
export type Figure = {
  readonly name: string;
  readonly unit: string;
  readonly median: number;
  readonly low: number;
  readonly high: number;
  /** In the order they were measured. */
  readonly repetitions: readonly number[];
  readonly target?: Target;
  readonly verdict?: Verdict;
};

export const atLeast = (value: number): Target => ({ kind: 'at-least', value });
export const atMost = (value: number): Target => ({ kind: 'at-most', value });

/**
 * A figure from its repetitions; the median is what is held against the target.
 *
 * @example
 * figure('decided', '/s', [51_200, 49_800, 50_900], atLeast(50_000)).verdict; // { isMet: true, gapPercent: 1.8 }
 */
export function figure(name: string, unit: string, repetitions: readonly number[], target?: Target): Figure {
  const middle = median(repetitions);
  return {
    name,
    unit,
    median: middle,
    ...spread(repetitions),
    repetitions,
    ...(target !== undefined && { target, verdict: verdictOn(middle, target) }),
  };
}

function verdictOn(value: number, { kind, value: wanted }: Target): Verdict {
  return {
    isMet: kind === 'at-least' ? value >= wanted : value <= wanted,
    gapPercent: (Math.abs(value - wanted) / wanted) * 100,
  };
}
