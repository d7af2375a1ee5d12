import { describe, expect, it } from 'vitest';
import type { Condition } from '../../domain/condition.ts';
import { aDeclaration, anItem } from '../../domain/testing/a-declaration.ts';
import { itemsOf, matches } from '../profiles/testing/match-of.ts';

const listed = (op: 'inList' | 'notInList', field = 'importer.id'): Condition => ({
  field,
  op,
  value: 'watched',
});
const lodged = (lodgedAt: string) => aDeclaration({ lodgedAt, importer: { id: 'P1' } });

describe('a value that is on its list for a time', () => {
  const watched = [{ value: 'P1', validFrom: '2026-03-01', validTo: '2026-03-02' }, 'P2'];

  it.each([
    ['2026-02-28T23:59:59.999Z', false],
    ['2026-03-01T00:00:00Z', true],
    ['2026-03-01T04:59:59+05:00', false],
    ['2026-03-01T05:00:00+05:00', true],
    ['2026-03-02T23:59:59.999Z', true],
    ['2026-03-03T00:00:00Z', false],
    ['2026-03-02T20:00:00-05:00', false],
  ])('lodged at %s: %s', (lodgedAt, isOn) => {
    expect(matches(listed('inList'), lodged(lodgedAt), { watched })).toBe(isOn);
    expect(matches(listed('notInList'), lodged(lodgedAt), { watched })).toBe(!isOn);
    expect(matches({ not: listed('inList') }, lodged(lodgedAt), { watched })).toBe(!isOn);
  });

  it.each([
    [[{ value: 'P1', validFrom: '2026-03-01' }], '2040-01-01', true],
    [[{ value: 'P1', validTo: '2026-03-01' }], '1960-01-01', true],
    [[{ value: 'P1', validTo: '1960-01-01' }], '1960-01-02', false],
    [[{ value: 'P1', validTo: '2026-03-01' }, 'P1'], '2026-03-02', true],
    [['P1', { value: 'P1', validTo: '2026-03-01' }], '2026-03-02', true],
    [
      [
        { value: 'P1', validTo: '2026-03-01' },
        { value: 'P1', validFrom: '2026-03-03' },
      ],
      '2026-03-02',
      false,
    ],
    [
      [
        { value: 'P1', validTo: '2026-03-01' },
        { value: 'P1', validFrom: '2026-03-03' },
      ],
      '2026-03-03',
      true,
    ],
  ])('any of its entries will do: %j on %s: %s', (list, lodgedAt, isOn) => {
    expect(matches(listed('inList'), lodged(lodgedAt), { watched: list })).toBe(isOn);
  });

  it('is asked of every element of a field, and once an item', () => {
    const declaration = aDeclaration({
      lodgedAt: '2026-03-01',
      containers: ['C1', 'C2'],
      items: [anItem({ sequence: 1, originCountry: 'CN' }), anItem({ sequence: 2, originCountry: 'TR' })],
    });
    const later = { validFrom: '2026-03-02' };
    const on = (value: string) => ({
      watched: [
        { value, validTo: '2026-03-01' },
        { value: 'C1', ...later },
      ],
    });
    expect(itemsOf(listed('inList', 'containers'), declaration, on('C2'))).toEqual([]);
    expect(itemsOf(listed('inList', 'containers'), declaration, on('C3'))).toBeUndefined();
    expect(itemsOf(listed('inList', 'item.originCountry'), declaration, on('TR'))).toEqual([2]);
    expect(itemsOf(listed('notInList', 'item.originCountry'), declaration, on('TR'))).toEqual([1]);
  });

  it('leaves an absent value undetermined, and may be a number or a date', () => {
    const declaration = aDeclaration({ lodgedAt: '2026-03-01T00:00:00Z', totalPackages: 7 });
    const list = (value: string | number) => ({ watched: [{ value, validFrom: '2026-03-01' }] });
    expect(matches(listed('notInList'), declaration, list('P1'))).toBe(false);
    expect(matches(listed('inList', 'totalPackages'), declaration, list(7))).toBe(true);
    expect(matches(listed('inList', 'lodgedAt'), declaration, list('2026-03-01T05:00:00+05:00'))).toBe(true);
  });
});
