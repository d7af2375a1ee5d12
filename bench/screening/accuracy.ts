import type { NamePair } from './name-pairs.ts';

/** How well a score tells pairs of one party from others, from a threshold on. */
export type Accuracy = { readonly precision: number; readonly recall: number; readonly f1: number };

export function accuracyOf(
  pairs: readonly NamePair[],
  threshold: number,
  scoreOf: (query: string, entry: string) => number,
): Accuracy {
  let [found, wrong, missed] = [0, 0, 0];
  for (const { query, entry, isMatch } of pairs) {
    const isFound = scoreOf(query, entry) >= threshold;
    if (isFound && isMatch) found += 1;
    else if (isFound) wrong += 1;
    else if (isMatch) missed += 1;
  }
  return {
    precision: found / (found + wrong),
    recall: found / (found + missed),
    f1: (2 * found) / (2 * found + wrong + missed),
  };
}
