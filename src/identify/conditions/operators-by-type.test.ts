import { expect, it } from 'vitest';
import { type Predicate, predicateOperators } from '../../domain/condition.ts';
import { aProfile } from '../../domain/testing/a-profile.ts';
import type { FieldType } from '../fields/field.ts';
import { checkProfile } from '../profiles/check-profile.ts';
import { canAsk, operatorsByType } from './operators-by-type.ts';

const samples: Readonly<Record<FieldType, readonly [field: string, value: string | number | boolean]>> = {
  text: ['office', '26001'],
  number: ['itemCount', 3],
  boolean: ['importer.aeo', true],
  moment: ['lodgedAt', '2026-03-01'],
};
const lists = { text: ['26001'], number: [3], boolean: ['true'], moment: ['2026-03-01'] };

function predicateOf(type: FieldType, op: Predicate['op']): Predicate {
  const [field, value] = samples[type];
  switch (op) {
    case 'exists':
    case 'missing':
      return { field, op };
    case 'in':
    case 'notIn':
      return { field, op, value: [value as string] };
    case 'inList':
    case 'notInList':
      return { field, op, value: type };
    case 'between':
      return { field, op, value: [1, 2] };
    case 'startsWith':
    case 'contains':
      return { field, op, value: String(value) };
    default:
      return { field, op, value };
  }
}

const types = Object.keys(operatorsByType) as FieldType[];
// No list and no list of values can hold true and false, so that `in` has nothing to ask a boolean field with.
it.each(types.flatMap((type) => predicateOperators.map((op) => [type, op] as const)))(
  'a %s field and %s go together as profiles are checked',
  (type, op) => {
    const predicate = predicateOf(type, op);
    const isTaken = checkProfile(aProfile({ when: predicate }), lists).length === 0;
    const isBooleanAmongValues = type === 'boolean' && 'value' in predicate && Array.isArray(predicate.value);
    expect(canAsk(type, op), JSON.stringify(predicate)).toBe(isTaken && !isBooleanAmongValues);
  },
);
