import type { Predicate } from '../domain/condition.ts';
import type { Field } from '../identify/fields/field.ts';

/** Something a condition can ask about. */
export type FieldView = Pick<Field, 'path' | 'type' | 'scope' | 'many' | 'needs' | 'means'> & {
  /** The list of the rule book that it is looked up in. */
  readonly list?: string;
  /** What can be asked of it: what is asked most often comes first. */
  readonly operators: readonly Predicate['op'][];
};

/** `GET /api/v1/fields` */
export type FieldsView = {
  /** Every field of a fixed name. */
  readonly rows: readonly FieldView[];
  /** National boxes, whose path is the prefix and their name. */
  readonly boxes: readonly (Omit<FieldView, 'path'> & { readonly prefix: string })[];
};
