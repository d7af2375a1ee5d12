import { expect, it } from 'vitest';
import type { Declaration } from '../../domain/declaration.ts';
import { utcDayOf } from '../../domain/moment.ts';
import { aDeclaration } from '../../domain/testing/a-declaration.ts';
import type { Changes } from '../../domain/testing/plain.ts';
import { knownTrust, type OperatorLists } from './known-trust.ts';

const trustOf = (declaration: Declaration, lists: OperatorLists) =>
  knownTrust(declaration, utcDayOf(declaration.lodgedAt), lists);

const operators = {
  national: [
    '301234567',
    { value: 'AEO-17', name: 'Silk Road', country: 'UZ', identifiers: ['TIN:302-222-222'] },
    { value: '303333333', validFrom: '2026-02-01', validTo: '2026-03-01' },
  ],
  partner: [
    { value: '304444444', country: 'KZ' },
    { value: '305555555', country: 'KG' },
    { value: '306666666' },
  ],
};

it.each<[string, Changes<Declaration>, object]>([
  ['nobody', {}, {}],
  ['what a declaration says of itself', { importer: { id: '309999999', aeo: true } }, {}],
  ['a name without an identifier', { importer: { name: 'Silk Road', aeo: true } }, {}],
  ['a value', { importer: { id: '301234567' } }, { importer: { status: 'national' } }],
  ['a value, written otherwise', { exporter: { id: '301 234 567' } }, { exporter: { status: 'national' } }],
  ['an identifier', { declarant: { id: '302222222' } }, { declarant: { status: 'national' } }],
  ['an identifier of another kind', { importer: { id: 'PASSPORT:302222222' } }, {}],
  ['a national operator that declares another country', { importer: { id: '302222222', country: 'KZ' } }, {}],
  ['roles that do not count', { seller: { id: '301234567' }, carrier: { id: '301234567' } }, {}],
  [
    'on the last day',
    { importer: { id: '303333333' }, lodgedAt: '2026-03-01T23:59:59Z' },
    { importer: { status: 'national' } },
  ],
  ['a day later', { importer: { id: '303333333' }, lodgedAt: '2026-03-02T00:00:00Z' }, {}],
  ['by recognition', { exporter: { id: '304444444', country: 'KZ' } }, { exporter: { status: 'KZ' } }],
  ['by recognition of another country', { exporter: { id: '304444444', country: 'KG' } }, {}],
  ['by recognition, with no country declared', { exporter: { id: '304444444' } }, {}],
  ['by recognition, with no country listed', { exporter: { id: '306666666', country: 'KZ' } }, {}],
  [
    'two parties',
    { importer: { id: '301234567' }, exporter: { id: '305555555', country: 'KG' } },
    { importer: { status: 'national' }, exporter: { status: 'KG' } },
  ],
])('%s', (_, changes, trust) => {
  const known = trustOf(aDeclaration(changes), operators);
  expect(known).toEqual(Object.keys(trust).length === 0 ? {} : { trust });
});

it('trusts nobody without lists', () => {
  expect(trustOf(aDeclaration({ importer: { id: '301234567', aeo: true } }), {})).toEqual({});
});
