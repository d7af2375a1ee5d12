import { describe, expect, it } from 'vitest';
import type { Condition } from './condition.ts';
import { conditionInWords, valuesInWords } from './condition-words.ts';

describe('a condition in words', () => {
  const rows: readonly (readonly [Condition, string])[] = [
    [{ field: 'office', op: 'eq', value: '10' }, 'office is 10'],
    [{ field: 'office', op: 'ne', value: 'Port of entry' }, 'office is not "Port of entry"'],
    [{ field: 'item.netMassKg', op: 'lt', value: 5 }, 'item.netMassKg is less than 5'],
    [{ field: 'item.netMassKg', op: 'lte', value: 5 }, 'item.netMassKg is at most 5'],
    [{ field: 'item.netMassKg', op: 'gt', value: 5 }, 'item.netMassKg is more than 5'],
    [{ field: 'item.netMassKg', op: 'gte', value: 5 }, 'item.netMassKg is at least 5'],
    [{ field: 'item.netMassKg', op: 'between', value: [5, 9] }, 'item.netMassKg is from 5 to 9'],
    [
      { field: 'item.unitValue', op: 'lt', value: { field: 'item.reference.median', times: 0.6 } },
      'item.unitValue is less than 0.6 times item.reference.median',
    ],
    [{ field: 'importer.id', op: 'eq', value: { field: 'declarant.id' } }, 'importer.id is declarant.id'],
    [{ field: 'item.originCountry', op: 'in', value: ['CN'] }, 'item.originCountry is CN'],
    [{ field: 'item.originCountry', op: 'in', value: ['CN', 'VN'] }, 'item.originCountry is one of CN, VN'],
    [{ field: 'item.originCountry', op: 'notIn', value: [] }, 'item.originCountry is none of nothing'],
    [{ field: 'item.hs2', op: 'startsWith', value: '61' }, 'item.hs2 begins with 61'],
    [
      { field: 'item.description', op: 'contains', value: ['used', 'old'] },
      'item.description contains used, old',
    ],
    [{ field: 'item.description', op: 'exists' }, 'item.description is declared'],
    [{ field: 'item.description', op: 'missing' }, 'item.description is not declared'],
    [{ field: 'importer.id', op: 'inList', value: 'watched' }, 'importer.id is on the list watched'],
    [{ field: 'importer.id', op: 'notInList', value: 'trusted' }, 'importer.id is not on the list trusted'],
    [{ field: 'importer.aeo', op: 'eq', value: true }, 'importer.aeo is true'],
    [{ all: [] }, 'always'],
    [{ any: [] }, 'never'],
    [{ not: { field: 'office', op: 'exists' } }, 'not (office is declared)'],
    [
      {
        all: [
          { field: 'office', op: 'eq', value: '10' },
          {
            any: [
              { field: 'a', op: 'exists' },
              { field: 'b', op: 'missing' },
            ],
          },
          { any: [{ field: 'c', op: 'exists' }] },
        ],
      },
      'office is 10, and (a is declared, or b is not declared), and c is declared',
    ],
  ];
  it.each(rows)('%j', (condition, words) => expect(conditionInWords(condition)).toBe(words));

  it('tells the first twenty of many values, and how many there are more', () => {
    const values = Array.from({ length: 500 }, (_, index) => index);
    expect(valuesInWords(values)).toMatch(/^0, 1, .* 19 and 480 more$/);
  });
});
