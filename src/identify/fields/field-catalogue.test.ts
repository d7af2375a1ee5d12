import { describe, expect, it } from 'vitest';
import { aDeclaration, anItem } from '../../domain/testing/a-declaration.ts';
import { fieldAt, knownFields } from './field-catalogue.ts';

const party = ['id', 'name', 'country', 'address'];
const roles = ['declarant', 'importer', 'exporter', 'consignee', 'seller', 'carrier'];
const history = ['importer', 'declarant', 'exporter', 'pair'];

/** The fields of the contract, written out from it. */
const contract = {
  text: [
    ...['id', 'flow', 'procedure', 'office', 'exportCountry', 'destinationCountry', 'incoterm', 'containers'],
    ...roles.flatMap((role) => party.map((member) => `${role}.${member}`)),
    ...[
      'borderTransport.mode',
      'borderTransport.identity',
      'borderTransport.nationality',
      'invoice.currency',
    ],
    ...['commodityCode', 'description', 'originCountry', 'preference', 'quantity.unit', 'dutyType'].map(
      (key) => `item.${key}`,
    ),
    ...['itemPrice.currency', 'customsValue.currency', 'documents.type', 'documents.id'].map(
      (key) => `item.${key}`,
    ),
    ...['hs2', 'hs4', 'hs6'].map((key) => `item.${key}`),
  ],
  number: [
    ...['version', 'totalPackages', 'totalGrossMassKg', 'invoice.amount', 'itemCount', 'totalValue'],
    ...['sequence', 'netMassKg', 'grossMassKg', 'quantity.value', 'packages', 'dutyRatePercent'].map(
      (key) => `item.${key}`,
    ),
    ...['itemPrice.amount', 'customsValue.amount', 'value', 'unitValue', 'grossToNet'].map(
      (key) => `item.${key}`,
    ),
    ...['p5', 'p25', 'median', 'p75', 'p95', 'z'].map((key) => `item.reference.${key}`),
    ...history.flatMap((who) =>
      ['declarations', 'daysSinceFirst', 'violationRate'].map((key) => `history.${who}.${key}`),
    ),
  ],
  boolean: [...roles.map((role) => `${role}.aeo`), ...history.map((who) => `history.${who}.itemFirst`)],
  moment: ['lodgedAt'],
};

it('knows the fields of the contract by name and type', () => {
  for (const [type, paths] of Object.entries(contract)) {
    for (const path of paths) expect(fieldAt(path)?.type, path).toBe(type);
  }
});

it('fields beyond the contract say what they tell', () => {
  const told: ReadonlySet<string> = new Set(Object.values(contract).flat());
  const beyond = knownFields().filter(({ path }) => !told.has(path));
  expect(beyond.filter(({ means }) => means === undefined).map(({ path }) => path)).toEqual([]);
});

it('fields of items are those that begin with item.', () => {
  for (const { path, scope } of knownFields())
    expect(scope, path).toBe(path.startsWith('item.') ? 'item' : 'header');
});

it('only lists and what is found in them have several elements', () => {
  const many = knownFields().filter((field) => field.many && field.needs === undefined);
  expect(many.map(({ path }) => path)).toEqual([
    'containers',
    'item.documents.type',
    'item.documents.id',
    'containers.wrongCheckDigit',
    'containers.malformed',
    'check.unknownCodes',
  ]);
});

describe('reading', () => {
  const item = anItem({ documents: [{ type: '380' }, { type: '861', id: 'X' }], attributes: { 'a.b': 'y' } });
  const declaration = aDeclaration({
    importer: { name: 'Import', aeo: false },
    invoice: { amount: '5.50', currency: 'EUR' },
    attributes: { use: '21' },
    items: [item],
  });

  it.each([
    ['office', '10'],
    ['importer.name', 'Import'],
    ['importer.aeo', false],
    ['importer.id', undefined],
    ['exporter.name', undefined],
    ['invoice.amount', 5.5],
    ['attributes.use', '21'],
    ['attributes.toString', undefined],
    ['attributes.__proto__', undefined],
    ['lodgedAt', Date.UTC(2026, 2, 1, 4, 30)],
    ['containers', undefined],
    ['item.documents.type', ['380', '861']],
    ['item.documents.id', ['X']],
    ['item.attributes.a.b', 'y'],
    ['item.itemPrice.amount', 1250.5],
    ['item.value', 1250.5],
    ['item.hs4', '6109'],
    ['history.importer.declarations', undefined],
    ['item.reference.median', undefined],
  ])('%s gives %j', (path, value) => {
    expect(fieldAt(path)?.read(declaration, item)).toEqual(value);
  });

  it('an office that no message named is absent', () => {
    expect(fieldAt('office')?.read(aDeclaration({ office: '' }), undefined)).toBeUndefined();
  });
});
