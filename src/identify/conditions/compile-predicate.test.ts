import { describe, expect, it } from 'vitest';
import type { Condition } from '../../domain/condition.ts';
import { aDeclaration, anItem } from '../../domain/testing/a-declaration.ts';
import { itemsOf, matches } from '../profiles/testing/match-of.ts';

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
