import type { Condition } from '../../../domain/condition.ts';

/** Parts of a condition that must all be true. */
export type Conjunction = readonly Condition[];

/** More alternatives than this are not worth a look-up each; the part then stays whole. */
const mostAlternatives = 64;

/**
 * A condition as alternatives: it is true exactly when every part of one of them is. Only truth is kept, not
 * the difference between false and undetermined, which is why a `not` stays whole.
 */
export function alternativesOf(condition: Condition): readonly Conjunction[] {
  if ('any' in condition) {
    const alternatives = condition.any.flatMap(alternativesOf);
    return alternatives.length > mostAlternatives ? [[condition]] : alternatives;
  }
  if (!('all' in condition)) return [[condition]];
  return condition.all.reduce<readonly Conjunction[]>(
    (conjunctions, part) => {
      const alternatives = alternativesOf(part);
      return conjunctions.length * alternatives.length > mostAlternatives
        ? conjunctions.map((conjunction) => [...conjunction, part])
        : conjunctions.flatMap((conjunction) => alternatives.map((more) => [...conjunction, ...more]));
    },
    [[]],
  );
}
