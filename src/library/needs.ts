import { fieldsOf } from '../domain/condition.ts';
import type { RiskProfile } from '../domain/risk-profile.ts';
import { declaredBeneath } from '../identify/fields/declared-beneath.ts';
import { type DataNeed, dataNeeds } from '../identify/fields/field.ts';
import { fieldAt } from '../identify/fields/field-catalogue.ts';
import { listsBeneath, pathsBeneath } from '../identify/lookups/bound-field.ts';

/** What must be there for a profile to be judged. */
export type Needs = {
  /** Data beyond the declaration and the rule book. */
  readonly data: readonly DataNeed[];
  /** Lists of the rule book: those its condition names, and tables its fields are looked up in. */
  readonly lists: readonly string[];
  /** Boxes of the declaration that only some administrations have. */
  readonly boxes: readonly string[];
};

/** What a profile needs, told from the fields and lists that its condition mentions. */
export function needsOf({ when }: Pick<RiskProfile, 'when'>): Needs {
  const paths = [...new Set(fieldsOf(when).flatMap(pathsBeneath))];
  const needed = new Set(paths.flatMap((path) => fieldAt(path)?.needs ?? []));
  const boxes = paths.flatMap(declaredBeneath).filter((path) => /^(item\.)?attributes\./.test(path));
  return {
    data: dataNeeds.filter((need) => needed.has(need)),
    lists: listsBeneath(when),
    boxes: [...new Set(boxes)],
  };
}
