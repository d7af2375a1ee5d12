import type { Condition } from '../../../domain/condition.ts';
import { hasDated, type NamedList } from '../../../domain/named-list.ts';
import type { NamedLists } from '../../../domain/rule-book.ts';
import type { Field } from '../../fields/field.ts';

/** Whether one of these texts stands in a field, or begins it: a question that the field's value alone answers. */
export type TextQuestion = {
  readonly field: Field;
  readonly isPrefix: boolean;
  readonly values: readonly string[];
  /** The list that names the values; they then stand there, and not in `values`. */
  readonly list?: NamedList;
};

/** The question a condition asks, where it is of that kind. */
export function textQuestionOf(
  condition: Condition,
  lists: NamedLists,
  fieldAt: (path: string) => Field,
): TextQuestion | undefined {
  if ('all' in condition || 'any' in condition || 'not' in condition) return undefined;
  const field = fieldAt(condition.field);
  if (field.type !== 'text') return undefined;
  switch (condition.op) {
    case 'eq':
      return typeof condition.value === 'string'
        ? { field, isPrefix: false, values: [condition.value] }
        : undefined;
    case 'in':
      return { field, isPrefix: false, values: textsAmong(condition.value) };
    case 'inList': {
      const list = lists[condition.value] ?? [];
      // Where entries are valid for a time, the day of lodgement answers too.
      return hasDated(list) ? undefined : { field, isPrefix: false, values: [], list };
    }
    case 'startsWith':
      return {
        field,
        isPrefix: true,
        values: typeof condition.value === 'string' ? [condition.value] : condition.value,
      };
    default:
      return undefined;
  }
}

function textsAmong(values: readonly (string | number)[]): readonly string[] {
  return values.filter((value) => typeof value === 'string');
}
