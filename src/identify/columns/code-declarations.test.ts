import { expect, it } from 'vitest';
import { aDeclaration, anItem } from '../../domain/testing/a-declaration.ts';
import { fieldAt } from '../fields/field-catalogue.ts';
import { codeDeclarations } from './code-declarations.ts';

const paths = ['office', 'containers', 'item.commodityCode', 'item.netMassKg', 'itemCount'];
const fields = paths.flatMap((path) => fieldAt(path) ?? []);

const columns = codeDeclarations(
  [
    aDeclaration({
      id: 'A',
      office: '10',
      containers: ['MSKU1', 'TEMU2'],
      items: [
        anItem({ commodityCode: '6109', netMassKg: 10 }),
        anItem({ sequence: 2, commodityCode: '2710', netMassKg: undefined }),
      ],
    }),
    aDeclaration({ id: 'B', office: '', items: [anItem({ commodityCode: '6109', netMassKg: 0 })] }),
    aDeclaration({ id: 'C', office: '10', containers: ['TEMU2'], items: [anItem({ netMassKg: 3 })] }),
  ],
  fields,
);

it('says which items are whose', () => {
  expect(columns.declarations).toBe(3);
  expect(columns.items).toBe(4);
  expect([...columns.itemStarts]).toEqual([0, 2, 3, 4]);
});

it('codes texts by their first occurrence, an absent one as 0', () => {
  const office = columns.column('office');
  expect(office).toEqual({ kind: 'text', dictionary: ['', '10'], codes: Int32Array.of(1, 0, 1) });
});

it('keeps the several texts of a row side by side', () => {
  expect(columns.column('containers')).toEqual({
    kind: 'texts',
    dictionary: ['', 'MSKU1', 'TEMU2'],
    starts: Int32Array.of(0, 2, 2, 3),
    codes: Int32Array.of(1, 2, 2),
  });
});

it('tells an absent number from nought', () => {
  const mass = columns.column('item.netMassKg');
  expect(mass).toEqual({ kind: 'number', values: Float64Array.of(10, Number.NaN, 0, 3) });
  expect(columns.column('itemCount')).toEqual({ kind: 'number', values: Float64Array.of(2, 1, 1) });
});

it('has no column for a field it was not asked for', () => {
  expect(columns.column('importer.id')).toBeUndefined();
});
