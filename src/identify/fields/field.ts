import type { KnownDeclaration, KnownItem } from '../../domain/known.ts';
import type { NamedList, TableType } from '../../domain/named-list.ts';

export type FieldType = 'text' | 'number' | 'boolean' | 'moment';

/** A value as conditions see it; a moment is its instant in milliseconds. */
export type Scalar = string | number | boolean;

/** What a field tells: a value, several, or none. */
export type FieldValue = Scalar | readonly Scalar[] | undefined;

/** Data beyond the declaration that fields rest on; `list` is a reference table among the lists of the rule book. */
export const dataNeeds = [
  'history',
  'references',
  'rates',
  'screening',
  'operators',
  'nomenclature',
  'list',
] as const;
export type DataNeed = (typeof dataNeeds)[number];

/** What is said of a row once, when a field is asked: from the values it is worked out from, in their order. */
export type Answer = (values: readonly FieldValue[]) => FieldValue;

/** How the value of a field is found in a list of the rule book. */
export type Lookup = {
  readonly list: string;
  readonly holds: TableType;
  /** The paths of the fields it is worked out from. */
  readonly from: readonly string[];
  readonly answerBy: (list: NamedList) => Answer;
};

/** A lookup made ready by the lists of a rule book. */
export type BoundLookup = { readonly from: readonly Field[]; readonly answer: Answer };

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
  /** Where it is looked up in a list; `read` then tells nothing until the field is bound to the lists of a rule book. */
  readonly lookup?: Lookup;
  readonly bound?: BoundLookup;
  /** Paths of fields that say what it rests on: they are shown beside it, as far as they are there. */
  readonly beside?: readonly string[];
  /** What it tells, for people, where the path alone does not say it. */
  readonly means?: string;
  /** The value, or undefined where it is absent. Header fields ignore the item. */
  readonly read: (declaration: KnownDeclaration, item: KnownItem | undefined) => FieldValue;
};
