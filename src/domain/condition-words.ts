import { type Condition, type FieldRef, isFieldRef, type Predicate } from './condition.ts';

/** Values written out; of more, the number is told. */
const shownValues = 20;

/**
 * A condition in plain words, for people who read profiles: "item.commodityCode begins with 6109, and
 * item.netMassKg is at least 100".
 */
export function conditionInWords(condition: Condition): string {
  if ('all' in condition) return joined(condition.all, 'and', 'always');
  if ('any' in condition) return joined(condition.any, 'or', 'never');
  if ('not' in condition) return `not (${conditionInWords(condition.not)})`;
  return predicateInWords(condition);
}

/** One question in words, its field first. */
export function predicateInWords(predicate: Predicate): string {
  return `${predicate.field} ${verbOf(predicate)} ${questionInWords(predicate)}`.trimEnd();
}

/** What a predicate asks of its field, without the field: "at least 100". */
export function questionInWords(predicate: Predicate): string {
  switch (predicate.op) {
    case 'eq':
      return valueInWords(predicate.value);
    case 'ne':
      return `not ${valueInWords(predicate.value)}`;
    case 'lt':
      return `less than ${valueInWords(predicate.value)}`;
    case 'lte':
      return `at most ${valueInWords(predicate.value)}`;
    case 'gt':
      return `more than ${valueInWords(predicate.value)}`;
    case 'gte':
      return `at least ${valueInWords(predicate.value)}`;
    case 'in':
      return predicate.value.length === 1
        ? valuesInWords(predicate.value)
        : `one of ${valuesInWords(predicate.value)}`;
    case 'notIn':
      return `none of ${valuesInWords(predicate.value)}`;
    case 'startsWith':
    case 'contains':
      return valuesInWords(Array.isArray(predicate.value) ? predicate.value : [predicate.value]);
    case 'between':
      return `from ${predicate.value[0]} to ${predicate.value[1]}`;
    case 'exists':
      return 'declared';
    case 'missing':
      return 'not declared';
    case 'inList':
      return `on the list ${valueInWords(predicate.value)}`;
    case 'notInList':
      return `not on the list ${valueInWords(predicate.value)}`;
  }
}

/** Values in words, the first few of many: "CN, VN and 18 more". */
export function valuesInWords(values: readonly unknown[]): string {
  if (values.length === 0) return 'nothing';
  const shown = values.slice(0, shownValues).map(valueInWords).join(', ');
  return values.length > shownValues ? `${shown} and ${values.length - shownValues} more` : shown;
}

/** A single value in words; text with a space, a comma or nothing in it is quoted. */
export function valueInWords(value: unknown): string {
  if (isFieldRef(value)) return referenceInWords(value);
  if (value === undefined || value === null) return 'nothing';
  if (typeof value === 'string') return /^[^\s,"]+$/.test(value) ? value : JSON.stringify(value);
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

function referenceInWords({ field, times }: FieldRef): string {
  return times === undefined || times === 1 ? field : `${times} times ${field}`;
}

function verbOf({ op }: Predicate): string {
  return op === 'startsWith' ? 'begins with' : op === 'contains' ? 'contains' : 'is';
}

/** Parts joined by a word; what is joined in itself stands in brackets, so that it can be read in one way. */
function joined(conditions: readonly Condition[], word: 'and' | 'or', empty: string): string {
  if (conditions.length === 0) return empty;
  if (conditions.length === 1) return conditions.map(conditionInWords).join('');
  return conditions.map(bracketed).join(`, ${word} `);
}

function bracketed(condition: Condition): string {
  const words = conditionInWords(condition);
  const isJoined =
    ('all' in condition && condition.all.length > 1) || ('any' in condition && condition.any.length > 1);
  return isJoined ? `(${words})` : words;
}
