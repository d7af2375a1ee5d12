import type { Declaration } from '../../domain/declaration.ts';
import type { GoodsItem } from '../../domain/goods-item.ts';

export type FieldType = 'text' | 'number' | 'boolean' | 'moment';

/** A value as conditions see it; a moment is its instant in milliseconds. */
export type Scalar = string | number | boolean;

/** Something a condition can ask about. */
export type Field = {
  readonly path: string;
  readonly type: FieldType;
  /** Item fields make a condition be judged once an item. */
  readonly scope: 'header' | 'item';
  /** Whether it has several elements; `read` then gives a list, never an empty one. */
  readonly many: boolean;
  /** Data beyond the declaration that the field rests on. */
  readonly needs?: 'history' | 'references';
  /** The value, or undefined where it is absent. Header fields ignore the item. */
  readonly read: (
    declaration: Declaration,
    item: GoodsItem | undefined,
  ) => Scalar | readonly Scalar[] | undefined;
};
