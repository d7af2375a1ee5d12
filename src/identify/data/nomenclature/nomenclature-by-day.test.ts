import { describe, expect, it } from 'vitest';
import type { NamedList } from '../../../domain/named-list.ts';
import { holdsNomenclature, makingNomenclature, nomenclatureOn } from './nomenclature-by-day.ts';
import { codeOf } from './testing/a-nomenclature.ts';

const list: NamedList = [
  { value: '8517', is: 'Telephone sets' },
  { value: '851712', is: 'Telephones for cellular networks', validTo: '2021-12-31' },
  { value: '851713', is: 'Smartphones', validFrom: '2022-01-01' },
  { value: '851714', is: 'Other telephones', validFrom: '2022-01-01', validTo: '2027-12-31' },
  { value: '851714', is: 'Telephones, other', validFrom: '2024-01-01' },
];

const textOn = (day: string, code: string, rows = list): string | undefined =>
  nomenclatureOn(rows, day as never)?.nomenclature.textOf(codeOf(code));

describe('a nomenclature of a list', () => {
  it.each([
    ['2021-12-31', '851712', 'Telephones for cellular networks'],
    ['2022-01-01', '851712', undefined],
    ['2021-12-31', '851713', undefined],
    ['2022-01-01', '851713', 'Smartphones'],
    ['1999-01-01', '8517', 'Telephone sets'],
    ['2023-12-31', '851714', 'Other telephones'],
    // Of two that are valid the one that began later counts.
    ['2024-01-01', '851714', 'Telephones, other'],
    ['2030-01-01', '851714', 'Telephones, other'],
  ])('on %s says of %s %j', (day, code, text) => {
    expect(textOn(day, code)).toBe(text);
  });

  it('is made once, whoever asks', () => {
    for (const _ of makingNomenclature(list));
    expect(nomenclatureOn(list, '2025-01-01' as never)).toBe(nomenclatureOn(list, '2026-01-01' as never));
  });

  it('tells nothing of days in which no row is valid, nor of days before the four latest states', () => {
    const gap = [
      { value: '01', is: 'A', validTo: '2020-12-31' },
      { value: '01', is: 'B', validFrom: '2022-01-01', validTo: '9999-12-31' },
    ];
    expect(['2020-12-31', '2021-06-01', '2022-01-01'].map((day) => textOn(day, '01', gap))).toEqual([
      'A',
      undefined,
      'B',
    ]);
    const years = [1, 2, 3, 4, 5].map((year) => ({
      value: '01',
      is: `${year}`,
      validFrom: `202${year}-01-01`,
    }));
    expect(['2021-06-01', '2022-06-01', '2025-06-01'].map((day) => textOn(day, '01', years))).toEqual([
      undefined,
      '2',
      '5',
    ]);
  });

  it.each([
    [undefined, false],
    [[], false],
    [['8517', { value: '85', is: 7 }, { value: 'AB', is: 'text' }, { value: '1', is: 'text' }], false],
    [[{ value: '85', is: 'text' }], true],
  ])('is there: %j %j', (rows, isThere) => {
    expect(holdsNomenclature(rows as NamedList | undefined)).toBe(isThere);
  });
});
