import { expect, it } from 'vitest';
import { type Condition, fieldsOf, isFieldRef, predicateOperators, predicatesOf } from './condition.ts';

const condition: Condition = {
  all: [
    { field: 'office', op: 'eq', value: '10' },
    {
      any: [
        { field: 'item.value', op: 'lt', value: { field: 'item.reference.median', times: 0.6 } },
        { all: [] },
      ],
    },
    { not: { field: 'office', op: 'missing' } },
  ],
};

it('lists the predicates in reading order', () => {
  expect(predicatesOf(condition).map(({ op }) => op)).toEqual(['eq', 'lt', 'missing']);
});

it('lists each field once, also those of the other side', () => {
  expect(fieldsOf(condition)).toEqual(['office', 'item.value', 'item.reference.median']);
});

it.each([
  [{ field: 'office' }, true],
  [{ field: 'item.value', times: 2 }, true],
  ['office', false],
  [['field'], false],
  [null, false],
  [0, false],
])('%j is a reference: %s', (value, expected) => {
  expect(isFieldRef(value)).toBe(expected);
});

it('knows the operators of the contract', () => {
  expect([...predicateOperators].sort()).toEqual(
    'between contains eq exists gt gte in inList lt lte missing ne notIn notInList startsWith'.split(' '),
  );
});
