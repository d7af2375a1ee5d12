/** Another field, to compare with; `times` scales it, as in "below 0.6 times the median". */
export type FieldRef = { readonly field: string; readonly times?: number };

export const comparisonOperators = ['eq', 'ne', 'lt', 'lte', 'gt', 'gte'] as const;
export type ComparisonOperator = (typeof comparisonOperators)[number];

/** One question about one field. */
export type Predicate =
  | {
      readonly field: string;
      readonly op: ComparisonOperator;
      readonly value: string | number | boolean | FieldRef;
    }
  | { readonly field: string; readonly op: 'in' | 'notIn'; readonly value: readonly (string | number)[] }
  | {
      readonly field: string;
      readonly op: 'startsWith' | 'contains';
      readonly value: string | readonly string[];
    }
  | { readonly field: string; readonly op: 'between'; readonly value: readonly [number, number] }
  | { readonly field: string; readonly op: 'exists' | 'missing' }
  | { readonly field: string; readonly op: 'inList' | 'notInList'; readonly value: string };

export const predicateOperators = [
  ...comparisonOperators,
  'in',
  'notIn',
  'startsWith',
  'contains',
  'between',
  'exists',
  'missing',
  'inList',
  'notInList',
] as const satisfies readonly Predicate['op'][];

/** When a profile matches, by three-valued logic: an absent value makes a predicate undetermined. */
export type Condition =
  | { readonly all: readonly Condition[] }
  | { readonly any: readonly Condition[] }
  | { readonly not: Condition }
  | Predicate;

/**
 * Parts of a condition, its questions and what joins them: far more than anybody judges, and few enough to be compared
 * and compiled while declarations wait.
 */
export const mostParts = 2_000;

/** Every predicate of a condition, in reading order. */
export function predicatesOf(condition: Condition): readonly Predicate[] {
  if ('all' in condition) return condition.all.flatMap(predicatesOf);
  if ('any' in condition) return condition.any.flatMap(predicatesOf);
  if ('not' in condition) return predicatesOf(condition.not);
  return [condition];
}

/** Whether a predicate's value is a reference to another field. */
export function isFieldRef(value: unknown): value is FieldRef {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && 'field' in value;
}

/** Every field a condition mentions, also as the other side of a comparison. */
export function fieldsOf(condition: Condition): readonly string[] {
  const named = predicatesOf(condition).flatMap((predicate) =>
    'value' in predicate && isFieldRef(predicate.value)
      ? [predicate.field, predicate.value.field]
      : [predicate.field],
  );
  return [...new Set(named)];
}

/** The named lists a condition asks about. */
export function listsOf(condition: Condition): readonly string[] {
  const named = predicatesOf(condition).flatMap((predicate) =>
    predicate.op === 'inList' || predicate.op === 'notInList' ? [predicate.value] : [],
  );
  return [...new Set(named)];
}
