import { expect, it } from 'vitest';
import type { GoodsItem } from '../../../src/server/api.ts';
import { valuePerKg } from './item-value.ts';

const item = (more: object) => ({ sequence: 1, ...more }) as GoodsItem;
const price = { amount: '100', currency: 'USD' };

it.each([
  ['price over net mass', item({ itemPrice: price, netMassKg: 8 }), { value: 12.5, currency: 'USD' }],
  [
    'the customs value goes first',
    item({ itemPrice: price, customsValue: { amount: '200', currency: 'USD' }, netMassKg: 8 }),
    { value: 25, currency: 'USD' },
  ],
  ['in four figures', item({ itemPrice: price, netMassKg: 3 }), { value: 33.33, currency: 'USD' }],
  ['nothing without a mass', item({ itemPrice: price }), undefined],
  ['nor with none', item({ itemPrice: price, netMassKg: 0 }), undefined],
])('%s', (_, goods, value) => {
  expect(valuePerKg(goods)).toEqual(value);
});
