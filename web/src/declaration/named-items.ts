import type { Decision } from '../../../src/server/api.ts';

/** The items a decision speaks of, in its measures or its reasons. */
export function namedItems(decision: Decision | undefined): ReadonlySet<number> {
  if (decision === undefined) return new Set();
  return new Set([...decision.measures, ...decision.reasons].flatMap(({ items }) => items ?? []));
}
