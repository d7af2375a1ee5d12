import { describe, expect, it, test } from 'vitest';
import type { ListRow } from '../../domain/named-list.ts';
import type { NamedLists } from '../../domain/rule-book.ts';
import { aDeclaration, anItem } from '../../domain/testing/a-declaration.ts';
import { aProfile } from '../../domain/testing/a-profile.ts';
import { knownFields } from '../fields/field-catalogue.ts';
import { compileProfiles } from '../profiles/compile-profiles.ts';
import { boundFieldAt, listsBeneath, pathsBeneath, tablesBeneath } from './bound-field.ts';
import { misfitIn } from './table-misfit.ts';
import { tableTypeOf } from './table-type-of.ts';

const declaration = aDeclaration({
  lodgedAt: '2026-03-01T23:00:00-05:00',
  importer: { id: 'P1' },
  exportCountry: 'CN',
  office: '10',
  items: [
    anItem({ commodityCode: '8517130000', originCountry: 'CN', description: 'Phones "RED BULL", red' }),
  ],
});

function lookUp(path: string, lists: NamedLists, asked = declaration): unknown {
  return boundFieldAt(path, lists).read(asked, asked.items[0]);
}

const rate = (...rows: readonly ListRow[]) =>
  lookUp('item.lookup.tariffRatePercent', { 'tariff-rates': rows });

test.each<[string, readonly ListRow[], number | undefined]>([
  ['nothing in an empty table', [], undefined],
  ['nothing where no row fits', [{ value: '8518', is: 5 }], undefined],
  ['the beginning of a code', [{ value: '85', is: 5 }], 5],
  [
    'the longest beginning',
    [
      { value: '85', is: 5 },
      { value: '851713', is: 0 },
      { value: '8517', is: 7 },
    ],
    0,
  ],
  [
    'not a code that goes on',
    [
      { value: '85171300001', is: 5 },
      { value: '8', is: 1 },
    ],
    1,
  ],
  [
    'the longest one that is valid on the UTC day of lodgement, which is the 2nd',
    [
      { value: '8517', is: 7, validTo: '2026-03-01' },
      { value: '85', is: 5, validFrom: '2026-03-02' },
    ],
    5,
  ],
  [
    'what began last of what is valid',
    [
      { value: '85', is: 1 },
      { value: '85', is: 3, validFrom: '2026-02-01' },
      { value: '85', is: 2, validFrom: '2026-01-01' },
      { value: '85', is: 4, validFrom: '2026-03-03' },
    ],
    3,
  ],
])('looks up %s', (_, rows, expected) => {
  expect(rate(...rows)).toBe(expected);
  expect(rate(...rows.toReversed())).toBe(expected);
});

describe('keys of several parts', () => {
  it('are joined by a bar, and a part that holds one makes no key', () => {
    const lists = {
      'detour-ratios': [
        { value: 'CN|A|B', is: 2 },
        { value: 'CN|A', is: 1.1 },
      ],
    };
    const over = (borderPost: string) =>
      lookUp('lookup.detourRatio', lists, { ...declaration, attributes: { borderPost } });
    expect([over('A'), over('A|B'), over('')]).toEqual([1.1, undefined, undefined]);
    const traders = { 'traders-staff': [{ value: 'P|1', is: 3 }] };
    const asked = aDeclaration({ importer: { id: 'P|1' } });
    expect(lookUp('lookup.importerStaff', traders, asked)).toBe(3);
  });

  it('end with a code whose longest beginning counts', () => {
    const rows = [
      { value: 'CN|85', is: 10 },
      { value: 'CN|8517', is: 25 },
      { value: 'VN|851713', is: 40 },
      { value: 'CN', is: 99 },
    ];
    expect(lookUp('item.lookup.tradeDefencePercent', { 'trade-defence': rows })).toBe(25);
  });

  it('may be looked up themselves', () => {
    const lists = {
      'traders-region': [{ value: 'P1', is: 'north' }],
      'km-to-office': [{ value: 'north|10', is: 420 }],
    };
    expect(lookUp('lookup.kmToOffice', lists)).toBe(420);
    expect(lookUp('lookup.kmToOffice', { 'km-to-office': lists['km-to-office'] })).toBeUndefined();
    expect(tablesBeneath('lookup.kmToOffice')).toEqual(['km-to-office', 'traders-region']);
    expect(pathsBeneath('lookup.kmToOffice')).toEqual(['importer.id', 'lodgedAt', 'office']);
  });
});

test.each([
  ['2026-03-02', 0],
  ['2026-02-20', 10],
  ['2026-03-05', -3],
  ['soon', undefined],
])('an importer registered on %s is so since %s days', (is, days) => {
  expect(lookUp('lookup.importerRegisteredDays', { 'traders-registered': [{ value: 'P1', is }] })).toBe(days);
});

describe('trade marks', () => {
  const marks = (...rows: readonly ListRow[]) => ({ 'trade-marks': rows });

  test.each<[string, readonly string[], readonly string[] | undefined]>([
    ['RED BULL and bull', ['Red Bull', 'Bull', 'Red'], ['Red Bull', 'Bull']],
    ['T-shirts NIKE', ['Nike', 'shirt', '***'], ['Nike']],
    ['nikes', ['Nike'], undefined],
    ['H & M dress', ['H&M'], ['H&M']],
    ['İPEK halı', ['ipek', 'İpek'], ['İpek']],
    ['', ['Nike'], undefined],
  ])('in %j of %j are %j', (description, names, found) => {
    const asked = aDeclaration({ items: [anItem({ description })] });
    const lists = marks(...names.map((value) => ({ value, is: 'P1' })));
    expect(lookUp('item.brand.name', lists, asked)).toEqual(found);
  });

  test.each<[string, readonly ListRow[], boolean | undefined]>([
    ['one of the ids', [{ value: 'red bull', is: 'P7 | P1' }], true],
    ['part of an id', [{ value: 'red bull', is: 'P11|XP1' }], false],
    [
      'an id of one mark alone',
      [
        { value: 'red bull', is: 'P1' },
        { value: 'phones', is: 'P2' },
      ],
      false,
    ],
    ['no mark that is valid', [{ value: 'red bull', is: 'P2', validTo: '2026-03-01' }], undefined],
  ])('of an importer who is %s', (_, rows, expected) => {
    expect(lookUp('item.brand.isAuthorised', marks(...rows))).toBe(expected);
  });

  it('have prices by heading, of which the highest counts', () => {
    const lists = {
      ...marks({ value: 'Red Bull', is: 'P1' }, { value: 'Phones', is: 'P1' }),
      'brand-prices': [
        { value: 'Red Bull|8517', is: 9 },
        { value: 'Phones|8517', is: 300 },
        { value: 'Phones|8518', is: 900 },
      ],
    };
    expect(lookUp('item.lookup.brandPriceUsd', lists)).toBe(300);
  });
});

describe('every lookup', () => {
  const lookups = knownFields().filter(({ lookup }) => lookup !== undefined);

  test.each(lookups.map((field) => [field.path, field] as const))(
    '%s rests on fields there are',
    (path, field) => {
      expect(field.needs).toBe('list');
      expect(field.means).toBeDefined();
      for (const beneath of pathsBeneath(path)) expect(() => boundFieldAt(beneath, {})).not.toThrow();
      if (field.scope === 'header')
        expect(pathsBeneath(path).some((each) => each.startsWith('item.'))).toBe(false);
      expect(tableTypeOf(field.lookup?.list ?? '')).toBe(field.lookup?.holds);
      // Without its list it tells nothing, and is not what a declaration could fill in.
      expect(boundFieldAt(path, {}).read(declaration, declaration.items[0])).toBeUndefined();
    },
  );

  it('is bound once for the lists of a rule book, however many profiles ask', () => {
    const lists = { 'tariff-rates': [{ value: '85', is: 5 }] };
    const profiles = [0, 1].map((value) =>
      aProfile({ when: { field: 'item.lookup.tariffRatePercent', op: 'gt', value } }),
    );
    const [one, other] = [compileProfiles(profiles, lists), compileProfiles(profiles.slice(1), lists)];
    const [field] = one.slots.itemFields;
    expect(field?.bound).toBeDefined();
    expect(other.slots.itemFields[0]).toBe(field);
    expect(one.profiles.map(({ itemFields }) => itemFields[0])).toEqual([field, field]);
  });
});

test('a condition rests on the lists it names and on those its fields are looked up in', () => {
  expect(
    listsBeneath({
      all: [
        { field: 'office', op: 'inList', value: 'offices' },
        { field: 'item.value', op: 'lt', value: { field: 'item.lookup.brandPriceUsd' } },
      ],
    }),
  ).toEqual(['offices', 'brand-prices', 'trade-marks']);
});

test.each([
  [[], 'number', undefined],
  [[{ value: '85', is: 5 }], 'number', undefined],
  [[{ value: '85', is: 5 }, '86'], 'number', '"86" has no "is" that says what is looked up'],
  [[{ value: '85', is: '5' }], 'number', '"85" is "5", which is not a number'],
  [[{ value: 85, is: 5 }], 'number', 'the key 85 is a number, and keys are text'],
  [[{ value: '85', is: 5 }], 'text', '"85" is 5, which is not text'],
  [[{ value: 'P1', is: '2026-02-30' }], 'day', '"P1" is "2026-02-30", which is not a day as in 2026-03-01'],
] as const)('%j as a table of %s: %s', (list, holds, why) => {
  expect(misfitIn(list, holds)).toBe(why);
});
