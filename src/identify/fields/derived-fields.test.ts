import { describe, expect, it } from 'vitest';
import type { Condition } from '../../domain/condition.ts';
import type { Declaration } from '../../domain/declaration.ts';
import { aDeclaration, anItem } from '../../domain/testing/a-declaration.ts';
import { matches } from '../profiles/testing/match-of.ts';

const usd = (amount: string) => ({ amount, currency: 'USD' });
const eur = (amount: string) => ({ amount, currency: 'EUR' });

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
