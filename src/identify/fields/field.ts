import type { KnownDeclaration, KnownItem } from '../../domain/known.ts';

export type FieldType = 'text' | 'number' | 'boolean' | 'moment';

/** A value as conditions see it; a moment is its instant in milliseconds. */
export type Scalar = string | number | boolean;

/** Data beyond the declaration that fields rest on. */
export const dataNeeds = ['history', 'references', 'screening', 'nomenclature'] as const;
export type DataNeed = (typeof dataNeeds)[number];

/** Something a condition can ask about. */
export type Field = {
  readonly path: string;
  readonly type: FieldType;
  /** Item fields make a condition be judged once an item. */
  readonly scope: 'header' | 'item';
  /** Whether it has several elements; `read` then gives a list, never an empty one. */
  readonly many: boolean;
  /** Data beyond the declaration that the field rests on. */
  readonly needs?: DataNeed;
  /** What it tells, for people, where the path alone does not say it. */
  readonly means?: string;
  /** The value, or undefined where it is absent. Header fields ignore the item. */
  readonly read: (
    declaration: KnownDeclaration,
    item: KnownItem | undefined,
  ) => Scalar | readonly Scalar[] | undefined;
};
