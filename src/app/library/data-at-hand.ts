import type { DataNeed } from '../../identify/fields/field.ts';

/** The data beyond the declaration that decisions are made with. */
export function dataAtHand(): ReadonlySet<DataNeed> {
  return new Set();
}
