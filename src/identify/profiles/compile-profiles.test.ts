import { describe, expect, it } from 'vitest';
import type { Condition } from '../../domain/condition.ts';
import type { Declaration } from '../../domain/declaration.ts';
import type { RiskProfile } from '../../domain/risk-profile.ts';
import type { NamedLists } from '../../domain/rule-book.ts';
import { aDeclaration, anItem } from '../../domain/testing/a-declaration.ts';
import { aProfile } from '../../domain/testing/a-profile.ts';
import { checkProfile } from './check-profile.ts';
import { compileProfiles, matchProfiles } from './compile-profiles.ts';
import { naiveMatches } from './testing/naive-match.ts';

/** The items by which a profile matches; an empty list where it asks about none; undefined where it does not match. */
function matchOf(
  profile: RiskProfile,
  declaration: Declaration,
  lists: NamedLists = {},
): readonly number[] | undefined {
  expect(checkProfile(profile, lists)).toEqual([]);
  const items = matchProfiles(compileProfiles([profile], lists), declaration)[0]?.items;
  expect(naiveMatches([profile], lists, declaration)[0]?.items).toEqual(items);
  return items;
}

const itemsOf = (when: Condition, declaration: Declaration, lists?: NamedLists) =>
  matchOf(aProfile({ when }), declaration, lists);
const matches = (when: Condition, declaration: Declaration, lists?: NamedLists) =>
  itemsOf(when, declaration, lists) !== undefined;
const usd = (amount: string) => ({ amount, currency: 'USD' });
const eur = (amount: string) => ({ amount, currency: 'EUR' });

const yes: Condition = { all: [] };
const no: Condition = { any: [] };
/** Asks of a value that is never there. */
const unknown: Condition = { field: 'incoterm', op: 'eq', value: 'CIF' };

describe('an absent value is undetermined', () => {
  const declaration = aDeclaration({ office: '', importer: undefined, containers: undefined });
  it.each<[Condition]>([
    [{ field: 'importer.id', op: 'eq', value: 'P1' }],
    [{ field: 'importer.id', op: 'ne', value: 'P1' }],
    [{ field: 'importer.id', op: 'lt', value: 'P1' }],
    [{ field: 'importer.id', op: 'in', value: ['P1'] }],
    [{ field: 'importer.id', op: 'notIn', value: ['P1'] }],
    [{ field: 'importer.id', op: 'inList', value: 'parties' }],
    [{ field: 'importer.id', op: 'notInList', value: 'parties' }],
    [{ field: 'importer.id', op: 'startsWith', value: '' }],
    [{ field: 'importer.id', op: 'contains', value: '' }],
    [{ field: 'importer.aeo', op: 'eq', value: false }],
    [{ field: 'totalPackages', op: 'lt', value: 5 }],
    [{ field: 'totalPackages', op: 'between', value: [0, 5] }],
    [{ field: 'containers', op: 'ne', value: 'MSKU1' }],
    [{ field: 'containers', op: 'notIn', value: [] }],
    [{ field: 'office', op: 'ne', value: '10' }],
    [{ field: 'attributes.use', op: 'ne', value: '21' }],
    [{ field: 'item.description', op: 'ne', value: 'x' }],
    [{ field: 'item.documents.type', op: 'notIn', value: ['380'] }],
    [{ field: 'version', op: 'gte', value: 1 }],
    [{ field: 'history.importer.declarations', op: 'lt', value: 5 }],
    [{ field: 'item.reference.median', op: 'gt', value: 0 }],
    [{ field: 'itemCount', op: 'ne', value: { field: 'totalPackages' } }],
    [{ field: 'totalPackages', op: 'ne', value: { field: 'itemCount', times: 2 } }],
  ])('%j neither matches nor does its opposite', (when) => {
    const lists = { parties: ['P1'] };
    expect(matches(when, declaration, lists)).toBe(false);
    expect(matches({ not: when }, declaration, lists)).toBe(false);
    expect(matches({ not: { not: when } }, declaration, lists)).toBe(false);
    expect(matches({ any: [when, yes] }, declaration, lists)).toBe(true);
  });

  it.each<[string, boolean]>([
    ['importer.id', false],
    ['containers', false],
    ['office', false],
    ['attributes.use', false],
    ['item.description', false],
    ['item.documents.id', false],
    ['history.pair.itemFirst', false],
    ['item.reference.z', false],
    ['id', true],
    ['lodgedAt', true],
    ['itemCount', true],
    ['totalValue', true],
    ['item.netMassKg', true],
    ['item.hs6', true],
  ])('exists and missing say of %s whether it is there: %s', (field, isThere) => {
    expect(matches({ field, op: 'exists' }, declaration)).toBe(isThere);
    expect(matches({ field, op: 'missing' }, declaration)).toBe(!isThere);
    expect(matches({ not: { field, op: 'missing' } }, declaration)).toBe(isThere);
  });

  it.each<[Condition]>([
    [{ field: 'totalPackages', op: 'eq', value: 0 }],
    [{ field: 'totalPackages', op: 'exists' }],
    [{ field: 'totalPackages', op: 'lt', value: 1 }],
    [{ field: 'importer.aeo', op: 'eq', value: false }],
    [{ field: 'item.netMassKg', op: 'between', value: [0, 0] }],
    [{ field: 'item.value', op: 'eq', value: 0 }],
  ])('nought and false are there: %j', (when) => {
    const item = anItem({ netMassKg: 0, itemPrice: usd('0.00') });
    expect(matches(when, aDeclaration({ totalPackages: 0, importer: { aeo: false }, items: [item] }))).toBe(
      true,
    );
  });
});

describe('three-valued logic', () => {
  it.each<[string, Condition, boolean, boolean]>([
    ['empty all', { all: [] }, true, false],
    ['empty any', { any: [] }, false, true],
    ['true and unknown', { all: [yes, unknown] }, false, false],
    ['false and unknown', { all: [no, unknown] }, false, true],
    ['unknown and false', { all: [unknown, no] }, false, true],
    ['unknown and unknown', { all: [unknown, unknown] }, false, false],
    ['true or unknown', { any: [yes, unknown] }, true, false],
    ['unknown or true', { any: [unknown, yes] }, true, false],
    ['false or unknown', { any: [no, unknown] }, false, false],
    ['one unknown', { any: [unknown] }, false, false],
    ['one true', { all: [yes] }, true, false],
    ['not of all with a false and an unknown', { not: { all: [no, unknown] } }, true, false],
    ['not of any with an unknown', { not: { any: [no, unknown] } }, false, false],
  ])('%s', (_, when, holds, oppositeHolds) => {
    expect(matches(when, aDeclaration())).toBe(holds);
    expect(matches({ not: when }, aDeclaration())).toBe(oppositeHolds);
  });
});

describe('items', () => {
  const declaration = aDeclaration({
    office: '10',
    totalGrossMassKg: 30,
    items: [
      anItem({ sequence: 3, originCountry: 'CN', netMassKg: 10 }),
      anItem({ sequence: 1, originCountry: 'CN', netMassKg: 50 }),
      anItem({ sequence: 2, originCountry: 'TR', netMassKg: 10 }),
      anItem({ sequence: 4, originCountry: undefined, netMassKg: 10 }),
    ],
  });
  const fromChina: Condition = { field: 'item.originCountry', op: 'eq', value: 'CN' };
  const light: Condition = { field: 'item.netMassKg', op: 'lt', value: 20 };
  const heavy: Condition = { field: 'item.netMassKg', op: 'gt', value: 20 };
  const turkish: Condition = { field: 'item.originCountry', op: 'eq', value: 'TR' };

  it.each<[string, Condition, readonly number[] | undefined]>([
    ['each item that does is listed, by its sequence', fromChina, [1, 3]],
    ['one single item satisfies the whole condition', { all: [fromChina, light] }, [3]],
    ['two items do not satisfy it together', { all: [turkish, heavy] }, undefined],
    ['any is asked of each item', { any: [turkish, heavy] }, [1, 2]],
    ['not is asked of each item, and an absent origin stays out', { not: fromChina }, [2]],
    [
      'header fields are the same for each',
      { all: [light, { field: 'office', op: 'eq', value: '10' }] },
      [2, 3, 4],
    ],
    ['a header field alone lists none', { field: 'office', op: 'eq', value: '10' }, []],
    ['a mention in a false branch still judges each item', { any: [yes, fromChina] }, [1, 2, 3, 4]],
    ['so does a mention below not', { all: [yes, { not: { all: [turkish, no] } }] }, [1, 2, 3, 4]],
    [
      'a mention on the other side counts too',
      { field: 'totalGrossMassKg', op: 'lt', value: { field: 'item.netMassKg' } },
      [1],
    ],
    [
      'and so does one on both sides',
      { field: 'item.netMassKg', op: 'gt', value: { field: 'item.sequence', times: 5 } },
      [1],
    ],
    ['missing lists the items that lack it', { field: 'item.originCountry', op: 'missing' }, [4]],
    ['itemCount is no field of an item', { field: 'itemCount', op: 'eq', value: 4 }, []],
  ])('%s', (_, when, items) => {
    expect(itemsOf(when, declaration)).toEqual(items);
  });
});

describe('a field with several elements', () => {
  const declaration = aDeclaration({
    containers: ['MSKU1', 'TEMU2'],
    items: [
      anItem({ sequence: 1, documents: [{ type: '380', id: 'D1' }, { type: '861' }] }),
      anItem({ sequence: 2, documents: [{ type: '380' }] }),
      anItem({ sequence: 3 }),
    ],
  });

  it.each<[Condition, readonly number[] | undefined]>([
    [{ field: 'containers', op: 'eq', value: 'TEMU2' }, []],
    [{ field: 'containers', op: 'eq', value: 'HLCU3' }, undefined],
    [{ field: 'containers', op: 'in', value: ['HLCU3', 'MSKU1'] }, []],
    [{ field: 'containers', op: 'inList', value: 'watched' }, []],
    [{ field: 'containers', op: 'startsWith', value: 'TEM' }, []],
    [{ field: 'containers', op: 'contains', value: 'emu' }, []],
    [{ field: 'containers', op: 'lt', value: 'N' }, []],
    [{ field: 'containers', op: 'gt', value: 'U' }, undefined],
    [{ field: 'containers', op: 'ne', value: 'HLCU3' }, []],
    [{ field: 'containers', op: 'ne', value: 'MSKU1' }, undefined],
    [{ field: 'containers', op: 'notIn', value: ['HLCU3'] }, []],
    [{ field: 'containers', op: 'notIn', value: ['HLCU3', 'TEMU2'] }, undefined],
    [{ field: 'containers', op: 'notInList', value: 'watched' }, undefined],
    [{ field: 'containers', op: 'notInList', value: 'others' }, []],
    [{ not: { field: 'containers', op: 'eq', value: 'MSKU1' } }, undefined],
    [{ field: 'item.documents.type', op: 'eq', value: '861' }, [1]],
    [{ field: 'item.documents.type', op: 'ne', value: '861' }, [2]],
    [{ field: 'item.documents.type', op: 'missing' }, [3]],
    [{ field: 'item.documents.id', op: 'exists' }, [1]],
    [{ field: 'item.documents.id', op: 'missing' }, [2, 3]],
  ])('%j', (when, items) => {
    expect(itemsOf(when, declaration, { watched: ['TEMU2'], others: ['HLCU3'] })).toEqual(items);
  });

  it('is compared with another field element by element', () => {
    const same: Condition = { field: 'containers', op: 'eq', value: { field: 'borderTransport.identity' } };
    const other: Condition = { field: 'borderTransport.identity', op: 'ne', value: { field: 'containers' } };
    const onTruck = (identity: string) => ({ ...declaration, borderTransport: { identity } });
    expect([matches(same, onTruck('TEMU2')), matches(other, onTruck('TEMU2'))]).toEqual([true, false]);
    expect([matches(same, onTruck('01A123BC')), matches(other, onTruck('01A123BC'))]).toEqual([false, true]);
  });
});

describe('comparisons', () => {
  const declaration = aDeclaration({
    office: '10',
    totalPackages: 10,
    totalGrossMassKg: 0.3,
    flow: 'import',
  });

  it.each<[Condition, boolean]>([
    [{ field: 'totalPackages', op: 'between', value: [10, 20] }, true],
    [{ field: 'totalPackages', op: 'between', value: [0, 10] }, true],
    [{ field: 'totalPackages', op: 'between', value: [10, 10] }, true],
    [{ field: 'totalPackages', op: 'between', value: [10.5, 20] }, false],
    [{ field: 'totalPackages', op: 'between', value: [20, 0] }, false],
    [{ field: 'totalPackages', op: 'lt', value: 10 }, false],
    [{ field: 'totalPackages', op: 'lte', value: 10 }, true],
    [{ field: 'totalPackages', op: 'gt', value: 10 }, false],
    [{ field: 'totalPackages', op: 'gte', value: 10 }, true],
    [{ field: 'totalPackages', op: 'in', value: [1, 10] }, true],
    [{ field: 'totalPackages', op: 'notIn', value: [1, 10] }, false],
    [{ field: 'totalPackages', op: 'gt', value: { field: 'itemCount', times: 9.5 } }, true],
    [{ field: 'totalPackages', op: 'gt', value: { field: 'itemCount', times: 10 } }, false],
    [{ field: 'office', op: 'eq', value: '010' }, false],
    [{ field: 'office', op: 'lt', value: '2' }, true],
    [{ field: 'office', op: 'in', value: [] }, false],
    [{ field: 'office', op: 'notIn', value: [] }, true],
    [{ field: 'office', op: 'startsWith', value: '' }, true],
    [{ field: 'office', op: 'startsWith', value: [] }, false],
    [{ field: 'office', op: 'startsWith', value: ['2', '1'] }, true],
    [{ field: 'office', op: 'startsWith', value: '0' }, false],
    [{ field: 'flow', op: 'ne', value: 'export' }, true],
    [{ field: 'flow', op: 'eq', value: { field: 'office' } }, false],
  ])('%j: %s', (when, holds) => {
    expect(matches(when, declaration)).toBe(holds);
  });
});

describe('dates compare as moments', () => {
  const declaration = aDeclaration({ lodgedAt: '2026-03-01T04:30:00+05:00' });
  it.each<[Condition, boolean]>([
    [{ field: 'lodgedAt', op: 'eq', value: '2026-02-28T23:30:00Z' }, true],
    [{ field: 'lodgedAt', op: 'eq', value: '2026-02-28T18:30:00.000-05:00' }, true],
    [{ field: 'lodgedAt', op: 'ne', value: '2026-02-28T23:30:00Z' }, false],
    [{ field: 'lodgedAt', op: 'lt', value: '2026-03-01' }, true],
    [{ field: 'lodgedAt', op: 'gte', value: '2026-03-01' }, false],
    [{ field: 'lodgedAt', op: 'gt', value: '2026-03-01T04:00:00+06:00' }, true],
    [{ field: 'lodgedAt', op: 'in', value: ['2026-02-28T23:30:00Z'] }, true],
    [{ field: 'lodgedAt', op: 'notIn', value: ['2026-03-01T04:30:00Z'] }, true],
    [{ field: 'lodgedAt', op: 'inList', value: 'holidays' }, true],
    [{ field: 'lodgedAt', op: 'lte', value: { field: 'lodgedAt' } }, true],
  ])('%j: %s', (when, holds) => {
    expect(matches(when, declaration, { holidays: ['2026-02-28T23:30:00+00:00'] })).toBe(holds);
  });
});

describe('when a profile applies', () => {
  it.each([
    ['every flow', undefined, true],
    ['its own', 'import', true],
    ['another', 'export', false],
  ] as const)('flow: %s', (_, flow, applies) => {
    expect(matchOf(aProfile({ flow }), aDeclaration({ flow: 'import' })) !== undefined).toBe(applies);
  });

  it.each([
    ['every office', undefined, '10', true],
    ['one of its own', ['20', '10'], '10', true],
    ['another', ['20'], '10', false],
    ['none named', ['20'], '', false],
    ['none named, every office', undefined, '', true],
  ])('offices: %s', (_, offices, office, applies) => {
    expect(matchOf(aProfile({ offices }), aDeclaration({ office })) !== undefined).toBe(applies);
  });

  it.each([
    ['2026-03-01T00:00:00Z', '2026-03-01', '2026-03-01', true],
    ['2026-03-01T23:59:59.999Z', '2026-03-01', '2026-03-01', true],
    ['2026-02-28T23:59:59.999Z', '2026-03-01', undefined, false],
    ['2026-03-02T00:00:00Z', undefined, '2026-03-01', false],
    ['2026-03-01T04:59:59+05:00', '2026-03-01', undefined, false],
    ['2026-03-01T05:00:00+05:00', '2026-03-01', undefined, true],
    ['2026-03-01T20:00:00-05:00', undefined, '2026-03-01', false],
    ['2026-03-01T18:59:59-05:00', undefined, '2026-03-01', true],
    ['2026-03-02T13:59:59+14:00', undefined, '2026-03-01', true],
    ['1999-01-01T00:00:00Z', undefined, undefined, true],
  ])('%s from %s to %s: %s, by the UTC day', (lodgedAt, validFrom, validTo, applies) => {
    expect(matchOf(aProfile({ validFrom, validTo }), aDeclaration({ lodgedAt })) !== undefined).toBe(applies);
  });
});

describe('contains folds case', () => {
  it.each([
    ['ФУТБОЛКА хлопковая', 'футболка', true],
    ['Ўзбекистон', 'ЎЗБЕК', true],
    ['Straße', 'STRASSE', true],
    ['STRASSE', 'straße', true],
    ['GROẞE', 'große', true],
    ['ΟΔΟΣ', 'οδός'.normalize('NFD').replaceAll('\u0301', ''), true],
    ['οδος', 'ΟΔΟΣ', true],
    ['ΟΔΟΣ ΑΒΓ', 'οδος α', true],
    ['KAPI', 'kapı', true],
    ['İPLİK', 'İPLİK', true],
    ['iplik', 'IPLIK', true],
    ['t-shirts', 'T-SHIRT', true],
    ['t-shirts', 'tshirt', false],
    ['x', '', true],
    ['футболка', ['шорты', 'БОЛКА'], true],
    ['футболка', [], false],
  ])('%s contains %j: %s', (description, value, holds) => {
    const declaration = aDeclaration({ items: [anItem({ description })] });
    expect(matches({ field: 'item.description', op: 'contains', value }, declaration)).toBe(holds);
  });
});

describe('derived fields', () => {
  const of = (...items: Parameters<typeof anItem>[0][]) =>
    aDeclaration({ items: items.map((item, index) => anItem({ sequence: index + 1, ...item })) });

  it.each<[string, Condition, Declaration, boolean]>([
    [
      'totalValue sums exactly',
      { field: 'totalValue', op: 'eq', value: 0.3 },
      of({ itemPrice: usd('0.1') }, { itemPrice: usd('0.2') }),
      true,
    ],
    [
      'totalValue takes the customs value',
      { field: 'totalValue', op: 'eq', value: 5 },
      of({ itemPrice: usd('9'), customsValue: usd('5') }),
      true,
    ],
    [
      'totalValue leaves items without value out',
      { field: 'totalValue', op: 'eq', value: 5 },
      of({ itemPrice: usd('5') }, { itemPrice: undefined }),
      true,
    ],
    [
      'totalValue of two currencies is absent',
      { field: 'totalValue', op: 'missing' },
      of({ itemPrice: usd('5') }, { itemPrice: eur('5') }),
      true,
    ],
    [
      'totalValue of none is absent',
      { field: 'totalValue', op: 'missing' },
      of({ itemPrice: undefined }),
      true,
    ],
    [
      'value may be nought',
      { field: 'item.value', op: 'eq', value: 0 },
      of({ itemPrice: usd('0.00') }),
      true,
    ],
    [
      'unitValue is value per net kg',
      { field: 'item.unitValue', op: 'eq', value: 2.5 },
      of({ itemPrice: usd('10'), netMassKg: 4 }),
      true,
    ],
    [
      'unitValue of no mass is absent',
      { field: 'item.unitValue', op: 'missing' },
      of({ netMassKg: undefined }),
      true,
    ],
    [
      'unitValue of mass nought is absent',
      { field: 'item.unitValue', op: 'missing' },
      of({ netMassKg: 0 }),
      true,
    ],
    [
      'unitValue of mass nought is not high',
      { field: 'item.unitValue', op: 'gt', value: 1 },
      of({ netMassKg: 0 }),
      false,
    ],
    [
      'grossToNet of mass nought is absent',
      { field: 'item.grossToNet', op: 'missing' },
      of({ netMassKg: 0, grossMassKg: 5 }),
      true,
    ],
    [
      'grossToNet',
      { field: 'item.grossToNet', op: 'eq', value: 1.25 },
      of({ netMassKg: 4, grossMassKg: 5 }),
      true,
    ],
    [
      'hs6 of 8 digits',
      { field: 'item.hs6', op: 'eq', value: '610910' },
      of({ commodityCode: '61091000' }),
      true,
    ],
    [
      'hs6 of 6 digits',
      { field: 'item.hs6', op: 'eq', value: '010121' },
      of({ commodityCode: '010121' }),
      true,
    ],
    ['hs6 of 4 digits is absent', { field: 'item.hs6', op: 'missing' }, of({ commodityCode: '6109' }), true],
    ['hs4 of 4 digits', { field: 'item.hs4', op: 'eq', value: '6109' }, of({ commodityCode: '6109' }), true],
    ['hs4 of 2 digits is absent', { field: 'item.hs4', op: 'missing' }, of({ commodityCode: '61' }), true],
    [
      'hs2 of no code is absent',
      { field: 'item.hs2', op: 'missing' },
      of({ commodityCode: undefined }),
      true,
    ],
    ['itemCount', { field: 'itemCount', op: 'eq', value: 2 }, of({}, {}), true],
    [
      'a national box whose name has dots',
      { field: 'attributes.box.44', op: 'eq', value: 'x' },
      aDeclaration({ attributes: { 'box.44': 'x' } }),
      true,
    ],
    [
      'an amount is compared as a number',
      { field: 'invoice.amount', op: 'lt', value: 10 },
      aDeclaration({ invoice: usd('9.50') }),
      true,
    ],
  ])('%s', (_, when, declaration, holds) => {
    expect(matches(when, declaration)).toBe(holds);
  });
});

it('profiles match in the order they were given', () => {
  const profiles = ['p3', 'p1', 'p2'].map((id) => aProfile({ id }));
  const found = matchProfiles(compileProfiles(profiles, {}), aDeclaration());
  expect(found.map(({ profile }) => profile.profile.id)).toEqual(['p3', 'p1', 'p2']);
});

it('an unchecked profile throws', () => {
  expect(() => compileProfiles([aProfile({ when: { field: 'colour', op: 'exists' } })], {})).toThrow(
    'colour',
  );
});
