import { describe, expect, it } from 'vitest';
import type { Amendment, Change } from './amendment.ts';
import { applyAmendment } from './apply-amendment.ts';
import type { Declaration } from './declaration.ts';

/** A declaration with what amendments touch; read from nowhere, so that these tests stand alone. */
function aDeclaration(changes: object = {}): Declaration {
  return {
    id: '24GB0YVJ3EXXES8AA0',
    flow: 'import',
    procedure: '4000',
    office: 'GBBEL004',
    lodgedAt: '2024-03-12T10:00:00Z',
    importer: { id: 'GB1', aeo: true },
    totalPackages: 12,
    attributes: {
      officeSource: 'supervisingOffice',
      supervisingOffice: 'GBBEL004',
      authorisationTypes: 'DPO; AEOC',
      authorisationHolders: 'GB1; GB1',
    },
    items: [anItem(1), anItem(2)],
    ...changes,
  } as unknown as Declaration;
}

function anItem(sequence: number): object {
  return {
    sequence,
    commodityCode: '1804000010',
    originCountry: 'BR',
    packages: 6,
    preference: '100',
    dutyType: 'A00',
    documents: [{ type: 'C506', id: 'a' }, { type: 'N935', id: 'b' }, { type: 'Y023' }],
    attributes: {
      classificationTypes: 'TSP; TRC',
      classificationCodes: '18040000; 10',
      documentStatuses: '-; AC; -',
      originCountries: 'BR',
      originTypes: '1',
      packageQuantities: '1; 5',
      procedures: '4000; 000',
      taxRegimes: '100; -',
      taxTypes: 'A00; B00',
    },
  };
}

function anAmendment(changes: readonly object[], more: object = {}): Amendment {
  const pointed = changes.map((change) => ({ pointsAt: '/Declaration/X', ...change }) as Change);
  return {
    kind: 'amendment',
    declarationId: '24GB0YVJ3EXXES8AA0',
    source: 'a.xml',
    line: 7,
    changes: pointed,
    ...more,
  } as unknown as Amendment;
}

function applied(changes: readonly object[], original = aDeclaration()): Declaration {
  const result = applyAmendment(original, anAmendment(changes));
  expect(result).toMatchObject({ ok: true });
  return (result as { value: Declaration }).value;
}

describe('an amendment', () => {
  it('makes the next version and changes what it points at alone', () => {
    const original = aDeclaration();
    const before = structuredClone(original);
    expect(applied([{ kind: 'set', path: ['totalPackages'], value: 13 }], original)).toEqual({
      ...original,
      version: 2,
      totalPackages: 13,
    });
    expect(original).toEqual(before);
    expect(applied([{ kind: 'empty', path: ['totalPackages'] }], aDeclaration({ version: 4 })).version).toBe(
      5,
    );
  });

  it('finds an item by its sequence, wherever it stands', () => {
    const original = aDeclaration({ items: [anItem(7), anItem(3)] });
    const next = applied([{ kind: 'set', item: 3, path: ['netMassKg'], value: 2.1 }], original);
    expect(next.items.map((item) => item.netMassKg)).toEqual([undefined, 2.1]);
  });

  it('adds, replaces and removes whole items', () => {
    const next = applied([
      { kind: 'set', item: 3, path: [], value: { sequence: 3, description: 'new' } },
      { kind: 'set', item: 1, path: [], value: { sequence: 1, description: 'other' } },
      { kind: 'remove', item: 2, paths: [[]] },
    ]);
    expect(next.items).toEqual([
      { sequence: 1, description: 'other' },
      { sequence: 3, description: 'new' },
    ]);
  });

  it('takes positions as those of the original, whatever else goes', () => {
    const document = (index: number) => [
      ['documents', index],
      ['attributes', 'documentStatuses', index],
    ];
    const next = applied([
      { kind: 'remove', item: 1, paths: document(0) },
      { kind: 'remove', item: 1, paths: document(1) },
      { kind: 'set', item: 1, path: ['documents', 2, 'id'], value: 'c' },
    ]);
    expect(next.items[0]?.documents).toEqual([{ type: 'Y023', id: 'c' }]);
    expect(next.items[0]?.attributes?.documentStatuses).toBeUndefined();
  });

  it('is refused as a whole with every target that is not there', () => {
    const result = applyAmendment(
      aDeclaration(),
      anAmendment([
        { kind: 'set', path: ['totalPackages'], value: 13 },
        { kind: 'unknown', pointsAt: '/Declaration/99Z', why: 'the model knows no such element.' },
        { kind: 'set', item: 9, path: ['netMassKg'], value: 1, pointsAt: '/Declaration/nine' },
        { kind: 'remove', item: 9, paths: [[]], pointsAt: '/Declaration/ninth' },
        { kind: 'set', item: 1, path: ['documents', 8, 'id'], value: 'x', pointsAt: '/Declaration/eight' },
        { kind: 'empty', path: ['incoterm'], pointsAt: '/Declaration/terms' },
        {
          kind: 'remove',
          paths: [
            ['exporter', 'id'],
            ['exporter', 'name'],
          ],
          pointsAt: '/Declaration/exporter',
        },
      ]),
    );
    expect(result.ok).toBe(false);
    const { problems } = result as Extract<typeof result, { ok: false }>;
    expect(problems.map(({ path }) => path).sort()).toEqual(
      ['99Z', 'eight', 'exporter', 'nine', 'ninth', 'terms'].map((name) => `/Declaration/${name}`),
    );
    expect(new Set(problems.map(({ code }) => code))).toEqual(new Set(['amendment-target-unknown']));
    expect(problems[0]).toMatchObject({ source: 'a.xml', line: 7 });
    expect(problems[0]?.message).toContain('24GB0YVJ3EXXES8AA0');
  });

  it('is refused when it points at nothing', () => {
    expect(applyAmendment(aDeclaration(), anAmendment([]))).toMatchObject({
      ok: false,
      problems: [{ code: 'amendment-target-unknown' }],
    });
  });

  it('may take away what is not there when something else comes in its place', () => {
    const changes = [
      { kind: 'set', path: ['incoterm'], value: null },
      { kind: 'set', path: ['totalPackages'], value: null },
    ];
    expect(applied(changes).totalPackages).toBeUndefined();
  });
});

describe('a cancellation', () => {
  it('is the next version, marked with its reason', () => {
    const original = aDeclaration();
    const result = applyAmendment(original, anAmendment([], { kind: 'cancellation', reasonCode: '1' }));
    const attributes = { ...original.attributes, cancelled: '1' };
    expect(result).toEqual({ ok: true, value: { ...original, version: 2, attributes } });
  });

  it('is marked all the same without a reason', () => {
    const result = applyAmendment(
      aDeclaration({ attributes: undefined }),
      anAmendment([], { kind: 'cancellation' }),
    );
    expect(result).toMatchObject({ ok: true, value: { attributes: { cancelled: 'yes' } } });
  });
});

describe('values that rest on others', () => {
  const attribute = (name: string, index: number, value: string) => ({
    kind: 'set',
    item: 1,
    path: ['attributes', name, index],
    value,
  });

  it.each([
    ['packages are the sum of the packagings', attribute('packageQuantities', 1, '9'), { packages: 10 }],
    [
      'what is no number is left for the reader',
      attribute('packageQuantities', 1, '1e5'),
      { packages: '1e5' },
    ],
    ['the tariff code', attribute('classificationCodes', 0, '18050000'), { commodityCode: '1805000010' }],
    ['what TARIC adds', attribute('classificationCodes', 1, '90'), { commodityCode: '1804000090' }],
    ['the origin', attribute('originCountries', 0, 'GH'), { originCountry: 'GH' }],
    ['the preference', attribute('taxRegimes', 0, '300'), { preference: '300' }],
    ['the duty', attribute('taxTypes', 0, 'A30'), { dutyType: 'A30' }],
    ['the rate of the duty', attribute('taxRates', 0, '6.5'), { dutyRatePercent: 6.5 }],
  ])('%s', (_, change, expected) => {
    const next = applied([change]);
    expect(next.items[0]).toMatchObject(expected);
    expect(next.items[1]).toEqual(anItem(2));
  });

  it('a preferential origin beside the other', () => {
    const next = applied([attribute('originCountries', 1, 'CI'), attribute('originTypes', 1, '2')]);
    expect(next.items[0]).toMatchObject({ originCountry: 'BR', attributes: { preferentialOrigin: 'CI' } });
  });

  it('leaves alone what was not found that way', () => {
    const original = aDeclaration({ items: [{ ...anItem(1), packages: 99 }] });
    expect(applied([attribute('packageQuantities', 1, '9')], original).items[0]?.packages).toBe(99);
  });

  it('leaves alone what the amendment itself sets', () => {
    const next = applied([
      { kind: 'set', path: ['office'], value: 'GBLHR001' },
      { kind: 'set', path: ['attributes', 'supervisingOffice'], value: 'GBLBA001' },
    ]);
    expect(next.office).toBe('GBLHR001');
  });

  it('the office, where it was found at another', () => {
    expect(
      applied([{ kind: 'set', path: ['attributes', 'supervisingOffice'], value: 'GBLBA001' }]).office,
    ).toBe('GBLBA001');
    const { officeSource: _, ...attributes } = aDeclaration().attributes ?? {};
    const own = aDeclaration({ attributes });
    expect(
      applied([{ kind: 'set', path: ['attributes', 'supervisingOffice'], value: 'GBLBA001' }], own).office,
    ).toBe('GBBEL004');
  });

  it('the procedure of the whole is that of its first item', () => {
    expect(applied([attribute('procedures', 0, '4071')]).procedure).toBe('4071');
    expect(applied([{ ...attribute('procedures', 0, '4071'), item: 2 }]).procedure).toBe('4000');
  });

  it('a country that all items name alike', () => {
    const named = (code: string) =>
      [1, 2].map((item) => ({ ...anItem(item), attributes: { exportCountry: code } }));
    const original = aDeclaration({ exportCountry: 'US', items: named('US') });
    const change = { kind: 'set', path: ['attributes', 'exportCountry'], value: 'CA' };
    expect(applied([{ ...change, item: 1 }], original).exportCountry).toBeUndefined();
    expect(
      applied(
        [
          { ...change, item: 1 },
          { ...change, item: 2 },
        ],
        original,
      ).exportCountry,
    ).toBe('CA');
  });

  it('a party that stands in attributes', () => {
    const original = aDeclaration({ exporter: { name: 'Old' }, attributes: { consignorName: 'Old' } });
    const next = applied([{ kind: 'set', path: ['attributes', 'consignorName'], value: 'New' }], original);
    expect(next.exporter).toEqual({ name: 'New' });
    const items = [1, 2].map((item) => ({ ...anItem(item), attributes: { consigneeName: 'Old' } }));
    const shared = aDeclaration({ consignee: { name: 'Old' }, items });
    const rename = { kind: 'set', path: ['attributes', 'consigneeName'], value: 'New' };
    expect(
      applied(
        [
          { ...rename, item: 1 },
          { ...rename, item: 2 },
        ],
        shared,
      ).consignee,
    ).toEqual({ name: 'New' });
    expect(applied([{ ...rename, item: 1 }], shared).consignee).toBeUndefined();
  });

  it('the status of authorised economic operator', () => {
    expect(applied([{ kind: 'set', path: ['importer', 'id'], value: 'GB2' }]).importer).toEqual({
      id: 'GB2',
    });
    const holder = { kind: 'set', path: ['attributes', 'authorisationHolders', 1], value: 'GB2' };
    expect(applied([holder]).importer).toEqual({ id: 'GB1' });
    expect(applied([holder, { kind: 'set', path: ['importer', 'id'], value: 'GB2' }]).importer).toEqual({
      id: 'GB2',
      aeo: true,
    });
  });

  it('the name of a vessel without a number', () => {
    const original = aDeclaration({
      borderTransport: { identity: 'Wayfarer' },
      attributes: { borderTransportName: 'Wayfarer' },
    });
    const change = { kind: 'set', path: ['attributes', 'borderTransportName'], value: 'Seafarer' };
    expect(applied([change], original).borderTransport).toEqual({ identity: 'Seafarer' });
  });
});
