import { describe, expect, it } from 'vitest';
import { type Condition, fieldsOf } from '../../domain/condition.ts';
import { aProfile } from '../../domain/testing/a-profile.ts';
import { checkProfile, dataNotLoaded } from './check-profile.ts';

const lists = {
  countries: ['CN', 'TR'],
  numbers: [1, 2],
  mixed: ['CN', 1],
  dates: ['2026-03-01'],
  soon: ['2026-03-01', 'soon'],
  empty: [],
};

const faultsOf = (when: Condition) => checkProfile(aProfile({ when }), lists);
/** The faults as `code path`; a path begins at the profile. */
const shortly = (when: Condition) => faultsOf(when).map(({ code, steps }) => `${code} ${steps.join('/')}`);

describe('unknown fields', () => {
  it.each([
    ['ofice', 'office'],
    ['Office', 'office'],
    ['importerId', 'importer.id'],
    ['importer', undefined],
    ['importer.Id', 'importer.id'],
    ['importer.vat', undefined],
    ['commodityCode', 'item.commodityCode'],
    ['items.commodityCode', 'item.commodityCode'],
    ['item.comodityCode', 'item.commodityCode'],
    ['item.hs8', 'item.hs2'],
    ['item.unitvalue', 'item.unitValue'],
    ['history.importer.declaration', 'history.importer.declarations'],
    ['item.reference.medium', 'item.reference.median'],
    ['attributes', undefined],
    ['attributes.', undefined],
    ['item', undefined],
    ['item.documents', undefined],
    ['items', undefined],
    ['containers.0', 'containers'],
    ['__proto__', undefined],
    ['constructor', undefined],
    ['importer.constructor', undefined],
    ['importer.__proto__', undefined],
    ['toString', undefined],
    ['colour of the box', undefined],
  ])('%j, for which %s is offered', (field, offer) => {
    const [fault, ...more] = faultsOf({ all: [{ field, op: 'exists' }] });
    expect(more).toEqual([]);
    expect(fault).toMatchObject({ code: 'unknown-field', steps: ['when', 'all', 0, 'field'] });
    expect(fault?.message).toContain(JSON.stringify(field));
    if (offer === undefined) expect(fault?.message).not.toContain('meant');
    else expect(fault?.message).toContain(`Was ${offer} meant?`);
  });

  it('on the other side of a comparison', () => {
    expect(shortly({ field: 'office', op: 'eq', value: { field: 'ofice' } })).toEqual([
      'unknown-field when/value/field',
    ]);
  });
});

describe('types that do not fit', () => {
  it.each<[Condition, string]>([
    [{ field: 'office', op: 'eq', value: 10 }, 'when/value'],
    [{ field: 'office', op: 'eq', value: true }, 'when/value'],
    [{ field: 'item.commodityCode', op: 'lt', value: 61 }, 'when/value'],
    [{ field: 'totalPackages', op: 'gt', value: '10' }, 'when/value'],
    [{ field: 'invoice.amount', op: 'gt', value: '10' }, 'when/value'],
    [{ field: 'importer.aeo', op: 'eq', value: 'true' }, 'when/value'],
    [{ field: 'importer.aeo', op: 'lt', value: true }, 'when/op'],
    [{ field: 'importer.aeo', op: 'in', value: ['true'] }, 'when/value/0'],
    [{ field: 'importer.aeo', op: 'inList', value: 'countries' }, 'when/value'],
    [{ field: 'lodgedAt', op: 'gt', value: 20260301 }, 'when/value'],
    [{ field: 'office', op: 'in', value: ['10', 20, '30', 40] }, 'when/value/1, when/value/3'],
    [{ field: 'totalPackages', op: 'notIn', value: [1, '2'] }, 'when/value/1'],
    [{ field: 'totalPackages', op: 'startsWith', value: '1' }, 'when/op'],
    [{ field: 'totalPackages', op: 'contains', value: '1' }, 'when/op'],
    [{ field: 'lodgedAt', op: 'startsWith', value: '2026' }, 'when/op'],
    [{ field: 'importer.aeo', op: 'contains', value: 'true' }, 'when/op'],
    [{ field: 'office', op: 'between', value: [1, 2] }, 'when/op'],
    [{ field: 'lodgedAt', op: 'between', value: [1, 2] }, 'when/op'],
    [{ field: 'item.commodityCode', op: 'between', value: [1, 2] }, 'when/op'],
    [{ field: 'office', op: 'eq', value: { field: 'totalPackages' } }, 'when/value/field'],
    [{ field: 'totalPackages', op: 'gt', value: { field: 'lodgedAt' } }, 'when/value/field'],
    [{ field: 'importer.aeo', op: 'eq', value: { field: 'importer.id' } }, 'when/value/field'],
    [{ field: 'office', op: 'eq', value: { field: 'importer.id', times: 2 } }, 'when/value/times'],
    [{ field: 'lodgedAt', op: 'eq', value: { field: 'lodgedAt', times: 2 } }, 'when/value/times'],
    [{ field: 'totalPackages', op: 'inList', value: 'countries' }, 'when/value'],
    [{ field: 'office', op: 'inList', value: 'numbers' }, 'when/value'],
    [{ field: 'office', op: 'notInList', value: 'mixed' }, 'when/value'],
    [{ any: [{ all: [] }, { not: { field: 'office', op: 'eq', value: 1 } }] }, 'when/any/1/not/value'],
  ])('%j at %s', (when, paths) => {
    expect(shortly(when).join(', ')).toBe(
      paths
        .split(', ')
        .map((path) => `value-type ${path}`)
        .join(', '),
    );
  });

  it.each<[Condition, string]>([
    [{ field: 'lodgedAt', op: 'gt', value: 'yesterday' }, 'not-a-date when/value'],
    [{ field: 'lodgedAt', op: 'gt', value: '2026-02-30' }, 'impossible-date when/value'],
    [
      { field: 'lodgedAt', op: 'in', value: ['2026-03-01', '2026-03-01T00:00:00'] },
      'moment-without-zone when/value/1',
    ],
    [{ field: 'lodgedAt', op: 'inList', value: 'soon' }, 'value-type when/value'],
    [{ field: 'lodgedAt', op: 'inList', value: 'countries' }, 'value-type when/value'],
  ])('a date that is none: %j', (when, fault) => {
    expect(shortly(when)).toEqual([fault]);
  });
});

describe('lists', () => {
  it.each([['nations'], ['__proto__'], ['constructor'], ['toString'], ['']])(
    'there is none called %j',
    (name) => {
      expect(shortly({ field: 'office', op: 'inList', value: name })).toEqual(['unknown-list when/value']);
      expect(shortly({ field: 'office', op: 'notInList', value: name })).toEqual(['unknown-list when/value']);
    },
  );

  it('the message names those there are', () => {
    expect(faultsOf({ field: 'office', op: 'inList', value: 'nations' })[0]?.message).toContain(
      'countries, numbers',
    );
    const [fault] = checkProfile(aProfile({ when: { field: 'office', op: 'inList', value: 'x' } }), {});
    expect(fault?.message).toContain('none is loaded');
  });
});

describe('the period', () => {
  it.each([
    ['2026-03-02', '2026-03-01', ['empty-period validTo']],
    ['2026-03-01', '2026-03-01', []],
    ['2026-03-01', undefined, []],
    ['March', undefined, ['not-a-date validFrom']],
    ['2026-02-30', '2026-13-01', ['impossible-date validFrom', 'impossible-date validTo']],
    ['2026-03-01T00:00:00', undefined, ['moment-without-zone validFrom']],
  ])('from %s to %s', (validFrom, validTo, faults) => {
    const found = checkProfile(aProfile({ validFrom, validTo }), {});
    expect(found.map(({ code, steps }) => `${code} ${steps.join('/')}`)).toEqual(faults);
  });
});

describe('what is fine', () => {
  it.each<[Condition]>([
    [{ field: 'office', op: 'eq', value: '10' }],
    [{ field: 'flow', op: 'in', value: ['import', 'transit'] }],
    [{ field: 'importer.aeo', op: 'ne', value: true }],
    [{ field: 'lodgedAt', op: 'gte', value: '2026-03-01' }],
    [{ field: 'lodgedAt', op: 'inList', value: 'dates' }],
    [{ field: 'totalValue', op: 'between', value: [0, 1e9] }],
    [{ field: 'item.itemPrice.amount', op: 'lt', value: { field: 'item.reference.p5', times: 0.6 } }],
    [{ field: 'importer.id', op: 'eq', value: { field: 'declarant.id' } }],
    [{ field: 'importer.aeo', op: 'ne', value: { field: 'declarant.aeo' } }],
    [{ field: 'item.originCountry', op: 'inList', value: 'countries' }],
    [{ field: 'containers', op: 'inList', value: 'empty' }],
    [{ field: 'item.documents.type', op: 'startsWith', value: ['38', 'N9'] }],
    [{ field: 'attributes.anything.at all', op: 'contains', value: 'x' }],
    [{ field: 'item.attributes.x', op: 'missing' }],
    [{ all: [] }],
    [{ not: { any: [] } }],
  ])('%j', (when) => {
    expect(faultsOf(when)).toEqual([]);
  });
});

it('what no data stand behind yet is remarked on', () => {
  const profile = aProfile({ id: 'p7' });
  const asked = ['office', 'history.pair.declarations', 'item.reference.z'];
  expect(dataNotLoaded(profile, ['office', 'item.value'], {}, new Set())).toEqual([]);
  expect(dataNotLoaded(profile, asked, {}, new Set())).toEqual([
    {
      steps: ['when'],
      code: 'data-not-loaded',
      message: expect.stringMatching(/^history\.pair\.declarations, item\.reference\.z: .* p7 /),
    },
  ]);
  expect(dataNotLoaded(profile, asked, {}, new Set(['history']))).toMatchObject([
    { message: expect.stringMatching(/^item\.reference\.z: /) },
  ]);
  expect(dataNotLoaded(profile, asked, {}, new Set(['history', 'references']))).toEqual([]);
});

it('what stays unknown of values in other currencies is remarked on', () => {
  const profile = aProfile({ id: 'p8' });
  const [message] = dataNotLoaded(profile, ['converted.totalValue'], {}, new Set(['rates'])).map(
    (fault) => fault.message,
  );
  expect(message).toMatch(/^converted\.totalValue: there are no rows in the list exchange-rates; .* p8 /);
  const lists = { 'exchange-rates': [{ value: 'EUR', is: 1.2, validFrom: '2026-03-01' }] };
  expect(dataNotLoaded(profile, ['converted.totalValue'], lists, new Set(['rates']))).toEqual([]);
});

describe('a profile that looks things up', () => {
  const profile = aProfile({
    when: {
      field: 'item.lookup.goodsFitActivity',
      op: 'lt',
      value: { field: 'item.lookup.tariffRatePercent' },
    },
  });
  const activities = [{ value: 'P1', is: '46' }];
  const goods = [{ value: '46|85', is: 1 }];
  const rates = [{ value: '85', is: 5 }];

  it('is told of each table without rows, and taken', () => {
    const lists = { 'activity-goods': goods, 'tariff-rates': [] };
    expect(checkProfile(profile, lists)).toEqual([]);
    expect(
      dataNotLoaded(profile, fieldsOf(profile.when), lists, new Set()).map(({ message }) => message),
    ).toEqual([
      'item.lookup.goodsFitActivity: there are no rows in the list traders-activity, so what profile p1 asks of it stays undetermined.',
      'item.lookup.tariffRatePercent: there are no rows in the list tariff-rates, so what profile p1 asks of it stays undetermined.',
    ]);
    const all = { 'activity-goods': goods, 'tariff-rates': rates, 'traders-activity': activities };
    expect(dataNotLoaded(profile, fieldsOf(profile.when), all, new Set())).toEqual([]);
  });

  it('is told of lists and tables that hold examples only, and taken', () => {
    const permits = aProfile({
      when: {
        all: [
          { field: 'item.description', op: 'contains', value: 'ivory' },
          { field: 'item.documents.type', op: 'notInList', value: 'PERMITS' },
          { field: 'item.lookup.tariffRatePercent', op: 'lt', value: 5 },
        ],
      },
    });
    const example = { value: 'C400', validTo: '1970-01-01' };
    const lists = { PERMITS: [example], 'tariff-rates': [{ value: '85', is: 5, validTo: '1970-01-01' }] };
    expect(checkProfile(permits, lists)).toEqual([]);
    expect(
      dataNotLoaded(permits, fieldsOf(permits.when), lists, new Set()).map(({ message }) => message),
    ).toEqual([
      expect.stringMatching(/^item\.lookup\.tariffRatePercent: there are no rows in the list tariff-rates/),
      expect.stringMatching(/^PERMITS holds examples only/),
    ]);
    const filled = { PERMITS: [example, 'C401'], 'tariff-rates': rates };
    expect(dataNotLoaded(permits, fieldsOf(permits.when), filled, new Set())).toEqual([]);
  });

  it('is told of a key that rests on what is not loaded, also where its table has rows', () => {
    const lists = { 'trade-defence': [{ value: 'XA|7210', is: 5 }] };
    const field = 'item.lookup.previousOriginDefencePercent';
    expect(dataNotLoaded(profile, [field], lists, new Set(['history']))).toEqual([]);
    expect(dataNotLoaded(profile, [field], lists, new Set(['references']))).toMatchObject([
      {
        code: 'data-not-loaded',
        message: expect.stringMatching(/^item\.lookup\.previousOrigin/),
      },
    ]);
  });

  it('is refused where a table, also one beneath, holds something else', () => {
    const lists = {
      'activity-goods': goods,
      'tariff-rates': [{ value: '85', is: 'high' }],
      'traders-activity': ['P1'],
    };
    expect(checkProfile(profile, lists).map(({ steps, code }) => [steps.join('/'), code])).toEqual([
      ['when/field', 'value-type'],
      ['when/value/field', 'value-type'],
    ]);
  });
});
